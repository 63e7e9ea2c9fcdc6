"""Online or paper, computed when it is read."""

from typing import Any

import pytest

from chassis.auth import Role
from chassis.ids import new_id
from placements.store.tables import people

PC, RC, DC = (
    Role.PLACING_COORDINATOR,
    Role.RECEIVING_COORDINATOR,
    Role.DESTINATION_COORDINATOR,
)


async def put_account(world: Any, person_id: Any, **changes: Any) -> None:
    await world.put(people.accounts, **world.account(person_id, **changes))


@pytest.mark.parametrize(
    "changes", [{"enabled": False}, {"days_ago": 182}, {"email_alerts_accepted": False}]
)
async def test_labels_flip_when_a_contact_is_no_longer_a_user(
    world: Any, changes: dict[str, Any]
) -> None:
    sent, redirected = await world.create(), await world.create()
    await world.moved(sent, ("send", PC))
    await world.moved(redirected, ("send", PC), ("redirect", RC))

    await put_account(world, world.rc, version=2, **changes)
    await put_account(world, world.dc, version=2, **changes)

    assert (await world.read(sent, PC))["label"]["text"] == "Sent-P"
    assert (await world.read(redirected, PC))["label"]["text"] == "Redir-P"
    assert (await world.read(redirected, RC))["label"]["text"] == "Redir-P"
    assert "accept_for_destination" in (await world.read(redirected, RC))["allowed_moves"]

    await put_account(world, world.rc, version=3)
    assert (await world.read(sent, PC))["label"]["text"] == "Sent"


async def test_an_older_fact_about_an_account_changes_nothing(world: Any) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC))
    await put_account(world, world.rc, version=5)

    await put_account(world, world.rc, version=4, enabled=False)

    assert (await world.read(one, PC))["label"]["text"] == "Sent"


async def test_the_receiver_is_told_before_redirecting_and_why(world: Any) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC))
    path = f"/placement-requests/{one}/channel?destination_id={world.destination}"

    online = await world.call("GET", path, world.viewer(RC))
    await put_account(world, world.dc, version=2, days_ago=200)
    paper = await world.call("GET", path, world.viewer(RC), language="fr")

    assert online.json()["channel"] == "online"
    assert paper.json() == {
        "channel": "paper",
        "reason": "dormant",
        "text": "Le contact n’a pas ouvert de session depuis plus de 180 jours.",
    }
    nowhere = f"/placement-requests/{one}/channel?destination_id={new_id()}"
    assert (await world.call("GET", nowhere, world.viewer(RC))).status_code == 422


async def test_who_can_see_a_request_is_listed_with_the_reason(world: Any) -> None:
    one = await world.create()
    path = f"/placement-requests/{one}/viewers"

    before = await world.call("GET", path, world.viewer(PC))
    await world.moved(one, ("send", PC), ("redirect", RC))
    after = await world.call("GET", path, world.viewer(PC))
    await put_account(world, world.dc, version=2, enabled=False)
    without = await world.call("GET", path, world.viewer(PC))

    assert [viewer["role"] for viewer in before.json()] == [PC]
    assert {viewer["role"] for viewer in after.json()} == {PC, RC, DC}
    assert {viewer["role"] for viewer in without.json()} == {PC, RC}
    assert before.json()[0]["reason"] == "Coordinates placements of this program"
    assert before.json()[0]["person"]["name"] == "placing_coordinator Tremblay"

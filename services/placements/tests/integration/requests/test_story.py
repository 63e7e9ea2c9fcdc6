"""One request from first draft to confirmation, as each side reads it."""

from typing import Any

from chassis.auth import Role

PC, RC, DC = (
    Role.PLACING_COORDINATOR,
    Role.RECEIVING_COORDINATOR,
    Role.DESTINATION_COORDINATOR,
)


async def labels(world: Any, id: str) -> list[str | None]:
    """What the school, the receiving and the destination coordinator read; None: 404."""
    texts: list[str | None] = []
    for role in (PC, RC, DC):
        answer = await world.call("GET", f"/placement-requests/{id}", world.viewer(role))
        assert answer.status_code in (200, 404)
        texts.append(answer.json()["label"]["text"] if answer.status_code == 200 else None)
    return texts


async def test_each_side_reads_its_own_label_at_every_step(world: Any) -> None:
    one = await world.create()
    assert await labels(world, one) == ["New", None, None]

    await world.moved(one, ("send", PC))
    assert await labels(world, one) == ["Sent", "Pending", None]

    await world.moved(one, ("redirect", RC))
    assert await labels(world, one) == ["Redirected", "Redirected", "Pending"]

    await world.moved(one, ("accept-for-destination", DC))
    assert await labels(world, one) == [
        "Redirected",
        "Accepted by destination",
        "Accepted by destination",
    ]

    await world.moved(one, ("accept", RC))
    assert await labels(world, one) == ["Accepted"] * 3

    await world.moved(one, ("confirm", PC))
    assert await labels(world, one) == ["Confirmed"] * 3


async def test_a_record_has_its_names_and_its_reference(world: Any) -> None:
    one = await world.create()

    request = await world.read(one, PC, language="fr")

    assert request["reference"].startswith("PR-20")
    assert request["placing_agency"]["name"] == "UL fr"
    assert request["receiving_agency"]["name"] == "CHU fr"
    assert request["destination"]["name"] == "4 West"
    assert request["site"]["name"] == "Main building"
    assert request["service"]["name"] == "Soins"
    assert request["requested_by"]["name"] == "placing_coordinator Tremblay"
    assert request["label"] == {"code": "new", "text": "Nouvelle"}
    assert request["allowed_moves"] == ["edit", "send", "assign_instructors", "withdraw"]
    assert (request["hours_per_student"], request["discipline"]) == ("96.00", "nursing")


async def test_references_are_never_given_twice(world: Any) -> None:
    ids = [await world.create() for _ in range(3)]

    references = {(await world.read(one, PC))["reference"] for one in ids}
    assert len(references) == 3


async def test_the_school_never_reads_what_the_destination_answered(world: Any) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC), ("redirect", RC))
    before = await world.read(one, PC)

    answer = await world.move(
        one, "decline-for-destination", DC, reason="other", reason_text="secret", comment="hush"
    )
    assert answer.json()["label"]["text"] == "Declined by destination"

    after = await world.read(one, PC)
    history = await world.call("GET", f"/placement-requests/{one}/history", world.viewer(PC))
    assert after == before
    assert [line["move"] for line in history.json()] == ["create", "send", "redirect"]
    assert "secret" not in history.text
    at_hospital = await world.read(one, RC)
    assert at_hospital["destination_reason"] == {
        "code": "other",
        "text": "Other",
        "told": "secret",
    }


async def test_each_side_reads_the_history_in_its_own_labels(world: Any) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC), ("redirect", RC))
    await world.move(one, "cancel", RC, reason="unit_closed", comment="renovation")

    read = {
        role: (
            await world.call("GET", f"/placement-requests/{one}/history", world.viewer(role))
        ).json()
        for role in (PC, RC, DC)
    }

    assert [line["after"]["text"] for line in read[PC]] == [
        "New",
        "Sent",
        "Redirected",
        "Cancelled",
    ]
    assert [line["after"]["text"] for line in read[RC]] == ["Pending", "Redirected", "Cancelled"]
    assert [line["after"]["text"] for line in read[DC]] == ["Pending", "Cancelled"]
    last = read[PC][-1]
    assert last["reason"]["text"] == "Unit closed"
    assert (last["comment"], last["actor"]["name"]) == (
        "renovation",
        "receiving_coordinator Tremblay",
    )


async def test_waiting_requests_stand_in_line_and_close_up(world: Any) -> None:
    ids = [await world.create() for _ in range(3)]
    for one in ids:
        await world.moved(one, ("send", PC), ("waitlist", RC))
    positions = [(await world.read(one, PC))["waitlist_position"] for one in ids]

    await world.moved(ids[0], ("accept", RC))

    assert positions == [1, 2, 3]
    assert [(await world.read(one, PC))["waitlist_position"] for one in ids] == [None, 1, 2]


async def test_a_withdrawn_request_is_in_no_list_but_its_school_can_look_it_up(world: Any) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC), ("withdraw", PC))

    assert await labels(world, one) == ["Withdrawn", None, None]
    for path in ("", "/counts", "?status=withdrawn", "?label=withdrawn"):
        for role in (PC, RC, DC, Role.ADMINISTRATOR):
            answer = await world.call("GET", f"/placement-requests{path}", world.viewer(role))
            assert answer.json() == []
    history = await world.call("GET", f"/placement-requests/{one}/history", world.viewer(PC))
    assert [line["move"] for line in history.json()] == ["create", "send", "withdraw"]
    again = await world.move(one, "send", PC)
    assert (again.status_code, again.json()["slug"]) == (409, "placement-request-move-not-open")

"""What is applied is what was shown, or nothing."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import update

from chassis.domain import Stale
from chassis.store import Database
from identity.commands.staff_upload import carry_on as carrying_on
from identity.domain.staff_upload.plan import plan
from identity.domain.staff_upload.planned import Outcome
from identity.store.store import IdentityStore
from identity.store.tables.staff_uploads import staff_upload_files, staff_uploads

from .conftest import LEA, ZOE

AGAIN = ("checked", "staff-upload-changed-meanwhile")


async def test_what_changed_since_the_check_is_shown_again_before_it_is_applied(
    uploader: Any, world: Any
) -> None:
    upload = await uploader.checked(ZOE, LEA)
    names = {"first_name": "Zoé", "last_name": "Gagné", "language": "fr", "roles": ["support"]}
    person = {**names, "agency_id": str(world.school_id), "direct_email": "z@nord.example"}
    assert (await uploader.client.post("/people", json=person)).status_code == 201

    again = await uploader.applied(upload["id"])

    assert (again["state"], again["refusal"]["slug"]) == (
        "checked",
        "staff-upload-changed-meanwhile",
    )
    assert (again["counts"]["refused"], await uploader.staff()) == (1, {})


async def test_a_row_that_was_to_add_never_changes_somebody_unseen(
    uploader: Any, world: Any
) -> None:
    """No row is refused, and yet the file would do something else than what was shown."""
    upload = await uploader.checked(ZOE, LEA)
    names = {"first_name": "Zoé", "last_name": "Gagné", "language": "fr", "roles": ["support"]}
    person = {**names, "agency_id": str(world.school_id)}
    assert (await uploader.client.post("/people", json=person)).status_code == 201

    again = await uploader.applied(upload["id"])
    between = await uploader.staff()
    applied = await uploader.applied(upload["id"])

    assert (again["state"], again["refusal"]["slug"]) == AGAIN
    counts = {"added": 1, "changed": 1, "unchanged": 0, "refused": 0}
    assert (again["counts"], between) == (counts, {})
    assert (applied["state"], applied["counts"]) == ("applied", counts)


async def test_a_record_that_somebody_changed_keeps_that_until_it_was_looked_at(
    uploader: Any,
) -> None:
    first = await uploader.checked(ZOE)
    await uploader.applied(first["id"])
    upload = await uploader.checked(ZOE + " chef")
    zoe = (await uploader.staff())["Zoé"]
    changed = await uploader.client.patch(
        f"/people/{zoe['id']}", json={"email": "unite@nord.example"}
    )

    again = await uploader.applied(upload["id"])
    between = (await uploader.staff())["Zoé"]

    assert changed.status_code == 200
    assert (again["state"], again["refusal"]["slug"]) == AGAIN
    assert (between["title"], between["email"]) == ("Infirmière", "unite@nord.example")


async def test_what_the_file_leaves_alone_may_change_meanwhile(uploader: Any, world: Any) -> None:
    await uploader.applied((await uploader.checked(ZOE))["id"])
    upload = await uploader.checked(ZOE, LEA)
    zoe = (await uploader.staff())["Zoé"]
    await uploader.client.patch(f"/people/{zoe['id']}", json={"email": "unite@nord.example"})

    applied = await uploader.applied(upload["id"])

    assert applied["state"] == "applied"
    assert (await uploader.staff())["Zoé"]["email"] == "unite@nord.example"


async def test_the_file_is_read_once(uploader: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = await uploader.checked(ZOE, LEA)

    def never(*_: Any) -> None:
        raise AssertionError("read a second time")

    monkeypatch.setattr(carrying_on, "read_sheet", never)

    assert (await uploader.applied(upload["id"]))["state"] == "applied"


async def test_another_file_than_the_one_handed_over_is_not_taken(
    uploader: Any, database: Database[IdentityStore]
) -> None:
    upload = await uploader.checked(ZOE)
    async with database.transaction() as store:
        await store.transaction.execute(update(staff_upload_files).values(content=LEA.encode()))

    refused = await uploader.applied(upload["id"])

    assert (refused["state"], refused["refusal"]["slug"]) == ("refused", "staff-file-exchanged")
    assert await uploader.staff() == {}


async def test_what_an_earlier_version_checked_is_shown_again(
    uploader: Any, database: Database[IdentityStore]
) -> None:
    upload = await uploader.checked(ZOE)
    async with database.transaction() as store:
        await store.transaction.execute(update(staff_upload_files).values(rows=None))
        await store.transaction.execute(
            update(staff_uploads).values(file_digest=None, plan_digest=None)
        )

    again = await uploader.applied(upload["id"])

    assert (again["state"], again["refusal"]["slug"]) == AGAIN
    assert (await uploader.applied(upload["id"]))["state"] == "applied"


async def test_a_record_that_changes_while_the_plan_is_made_is_not_overwritten(
    uploader: Any, database: Database[IdentityStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    await uploader.applied((await uploader.checked(ZOE))["id"])
    upload = await uploader.checked(ZOE + " chef")
    zoe = (await uploader.staff())["Zoé"]
    loop = asyncio.get_running_loop()

    def slow(*given: Any, **named: Any) -> Any:
        made = plan(*given, **named)
        change = uploader.client.patch(f"/people/{zoe['id']}", json={"email": "u@nord.example"})
        asyncio.run_coroutine_threadsafe(change, loop).result(30)
        return made

    with monkeypatch.context() as patched:
        patched.setattr(carrying_on, "plan", slow)
        with pytest.raises(Stale):
            await uploader.applied(upload["id"])
    await uploader.work()

    again = await uploader.shown(upload["id"])
    assert (again["state"], again["refusal"]["slug"]) == AGAIN
    shown = (await uploader.staff())["Zoé"]
    assert (shown["title"], shown["email"]) == ("Infirmière", "u@nord.example")
    assert again["counts"][Outcome.CHANGED] == 1

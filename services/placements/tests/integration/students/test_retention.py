"""When a student's time is up the key is destroyed: no copy can be read, and the counts stay."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from chassis.auth import Level, Role
from chassis.sealing import CannotOpen
from placements.store.students.rows import opened
from placements.store.students.students import with_keys
from placements.store.tables.requests import placement_requests
from placements.store.tables.students import student_consents, student_keys, students
from placements.worker import destroy_all_due
from services.placements.tests.integration.students.school import FIRST, LAST
from services.placements.tests.integration.students.traces import traces_of

LONG_AGO = datetime.now(UTC) - timedelta(days=3 * 366)


async def age(school: Any, *, request: str | None = None) -> None:
    """As if everything had been made, and the request had ended, three years ago."""
    async with school.database.transaction() as store:
        await store.transaction.execute(students.update().values(created_at=LONG_AGO))
        if request:
            await store.transaction.execute(
                placement_requests.update().values(
                    starts_on=LONG_AGO.date() - timedelta(days=60), ends_on=LONG_AGO.date()
                )
            )


async def graduated(school: Any) -> tuple[str, str]:
    """A student long gone, and the confirmed request that they were on."""
    student, request = await school.student(), await school.request("confirmed")
    await school.name(request, student["id"])
    await school.finalize(request)
    await school.asked(
        "PATCH",
        f"/students/{student['id']}",
        json={"graduated_on": LONG_AGO.date().isoformat()},
        scope={"level": Level.LOCAL_ADMINISTRATOR},
    )
    await age(school, request=request)
    return student["id"], request


async def test_what_lay_in_a_backup_can_be_opened_by_nothing_that_is_left(school: Any) -> None:
    student, _ = await graduated(school)
    async with school.database.transaction() as store:
        (backup,) = await store.connection.all(with_keys)
        personal = opened(backup, store.data_keys)
        assert personal is not None
        assert personal.first_name == FIRST

    assert await destroy_all_due(school.database) == 1

    async with school.database.transaction() as store:
        left = await store.connection.all(with_keys)
        assert [(row["sealed"], row["wrapped"]) for row in left] == [(None, None)]
        assert await store.connection.all(select(student_keys)) == []
        assert await store.connection.all(select(student_consents)) == []
        with pytest.raises(CannotOpen):  # the service's own key opens no record
            store.data_keys.unwrap(backup["sealed"], backup["id"])
        _, other = store.data_keys.make(backup["id"])
        with pytest.raises(CannotOpen):  # nor does a key made anew for the same student
            store.data_keys.unwrap(other, backup["id"]).open(backup["sealed"])
    assert await traces_of(school.database, FIRST, LAST, "20314") == []
    assert student


async def test_counts_and_the_register_stay(school: Any) -> None:
    student, request = await graduated(school)
    await destroy_all_due(school.database)

    seen = await school.seen(request, Role.RECEIVING_COORDINATOR)
    record = await school.asked("GET", f"/students/{student}")
    (entry,) = await school.asked("GET", "/destruction-register")

    assert (seen["named"], seen["finalized"]) == (1, 1)
    assert [one["label"] for one in seen["students"]] == ["UL-1"]
    assert (record["last_name"], record["student_number"]) == (None, None)
    assert record["destroyed_at"]
    assert (entry["student_id"], entry["province"], entry["years"]) == (student, "QC", 1)
    assert entry["purpose_ended_on"] == LONG_AGO.date().isoformat()


async def test_a_second_round_destroys_nobody(school: Any) -> None:
    await graduated(school)

    assert await destroy_all_due(school.database) == 1
    assert await destroy_all_due(school.database) == 0


async def test_a_student_whose_purpose_goes_on_is_kept(school: Any) -> None:
    consenting, placed = await school.student(), await school.student(consented=False)
    request = await school.request("accepted")
    await school.name(request, placed["id"])
    await age(school)

    assert await destroy_all_due(school.database) == 0
    assert (await school.asked("GET", f"/students/{consenting['id']}"))["last_name"] == LAST


async def test_a_school_of_another_province_keeps_for_longer(school: Any) -> None:
    await graduated(school)
    async with school.database.transaction() as store:
        await store.transaction.execute(text("UPDATE agencies SET province = 'NU'"))
        recent = LONG_AGO.date() + timedelta(days=500)
        await store.transaction.execute(students.update().values(graduated_on=recent))

    assert await destroy_all_due(school.database) == 0


async def test_of_a_destroyed_student_the_export_tells_the_placements_and_no_person(
    school: Any,
) -> None:
    """Graduated, gone and forgotten; then somebody asks what is still held."""
    student, request = await graduated(school)
    await destroy_all_due(school.database)

    path = f"/students/{student}/export?purpose=data_subject_request"
    told = await school.asked("POST", path, scope={"level": Level.LOCAL_ADMINISTRATOR})
    renamed = await school.ask("PATCH", f"/students/{student}", json={"last_name": LAST})
    seen = await school.seen(request, Role.RECEIVING_COORDINATOR)

    personal = ("first_name", "last_name", "student_number", "born_on", "gender", "guardian_name")
    assert [told[name] for name in personal] == [None] * 6
    assert (len(told["placements"]), told["consents"]) == (1, [])
    assert told["destroyed_at"]
    assert (renamed.status_code, renamed.json()["slug"]) == (409, "student-data-destroyed")
    assert seen["named"] == 1


async def test_the_schedule_says_its_source_and_what_is_assumed(school: Any) -> None:
    rules = {rule["province"]: rule for rule in await school.asked("GET", "/retention-rules")}

    assert len(rules) == 13
    assert rules["QC"]["years"] == 1
    assert all(rule["assumed"] and rule["source"] for rule in rules.values())

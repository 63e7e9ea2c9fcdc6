"""Students are named within the size of the group, by their own school, and released later."""

from typing import Any

import pytest
from sqlalchemy import select

from chassis.auth import Level, Role
from chassis.ids import new_id
from chassis.store.tables import OUTBOX
from placements.store.tables.places import programs
from services.placements.tests.integration.students.school import FIRST, LAST


async def test_the_group_takes_as_many_as_it_has_places(school: Any) -> None:
    request = await school.request(students=2)
    ids = [(await school.student())["id"] for _ in range(3)]

    counted = await school.name(request, *ids[:2])
    again = await school.name(request, ids[0])
    path, body = f"/placement-requests/{request}/students", {"student_ids": [ids[2]]}
    full = await school.ask("POST", path, json=body)

    assert (counted["named"], again["named"]) == (2, 2)
    assert (full.status_code, full.json()["slug"]) == (409, "placement-group-full")


async def test_a_nickname_is_never_given_to_somebody_else(school: Any) -> None:
    request = await school.request("pending", students=2)
    first, second, third = [(await school.student())["id"] for _ in range(3)]
    await school.name(request, first, second)

    body = {"student_ids": [first]}
    await school.asked("POST", f"/placement-requests/{request}/students/remove", json=body)
    await school.name(request, third)

    seen = await school.seen(request, Role.RECEIVING_COORDINATOR)
    assert [one["label"] for one in seen["students"]] == ["UL-2", "UL-3"]


async def test_students_of_another_program_or_school_are_not_named(school: Any) -> None:
    other = new_id()
    await school.put(
        programs,
        id=other,
        agency_id=school.school,
        discipline="nursing",
        name_fr="a",
        name_en="a",
        active=True,
    )
    student, request = await school.student(program_id=str(other)), await school.request()
    path = f"/placement-requests/{request}/students"

    elsewhere = await school.ask("POST", path, json={"student_ids": [student["id"]]})
    unknown = await school.ask("POST", path, json={"student_ids": [str(new_id())]})

    assert (elsewhere.status_code, elsewhere.json()["slug"]) == (422, "student-of-another-program")
    assert (unknown.status_code, unknown.json()["slug"]) == (404, "student-not-found")


@pytest.mark.parametrize("verb", ["", "/remove", "/finalize"])
async def test_only_the_school_names_and_releases(verb: str, school: Any) -> None:
    student, request = await school.student(), await school.request("accepted")
    await school.name(request, student["id"])
    path, body = f"/placement-requests/{request}/students{verb}", {"student_ids": [student["id"]]}

    rc = await school.call("POST", path, school.viewer(Role.RECEIVING_COORDINATOR), json=body)
    looks = await school.ask("POST", path, json=body, scope={"level": Level.VIEW_ONLY})
    foreign = await school.ask("POST", path, json=body, scope={"agency_id": new_id()})

    assert [rc.status_code, looks.status_code, foreign.status_code] == [403, 403, 404]


async def test_no_name_is_released_without_consent_or_before_an_answer(school: Any) -> None:
    student, request = await school.student(consented=False), await school.request("pending")
    await school.name(request, student["id"])
    path = f"/placement-requests/{request}/students/finalize"

    early = await school.ask("POST", path)
    await school.move(request, "accept", Role.RECEIVING_COORDINATOR)
    without = await school.ask("POST", path)
    await school.consent(student["id"])
    with_consent = await school.ask("POST", path)

    assert (early.status_code, early.json()["slug"]) == (409, "naming-closed")
    assert (without.status_code, without.json()["slug"]) == (409, "consent-not-valid")
    assert with_consent.json()["finalized"] == 1


async def test_nobody_is_named_on_a_request_that_is_over(school: Any) -> None:
    student, request = await school.student(), await school.request("declined")

    answer = await school.ask(
        "POST", f"/placement-requests/{request}/students", json={"student_ids": [student["id"]]}
    )

    assert (answer.status_code, answer.json()["slug"]) == (409, "naming-closed")


async def test_the_world_is_told_ids_and_counts(school: Any) -> None:
    student, request = await school.student(), await school.request()
    await school.name(request, student["id"])
    wanted = select(OUTBOX.c.body).where(OUTBOX.c.type.like("%students_named%"))

    async with school.database.reading() as connection:
        (row,) = await connection.all(wanted)

    assert student["id"] in row["body"]
    assert '"named":1' in row["body"].replace(" ", "")
    assert FIRST not in row["body"]
    assert LAST not in row["body"]

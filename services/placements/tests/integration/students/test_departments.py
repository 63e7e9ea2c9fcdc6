"""Rights in some departments of a school end at the students of their programs."""

from typing import Any

import pytest
from sqlalchemy import update

from chassis.ids import new_id
from placements.store.tables.places import programs
from services.placements.tests.integration.students.school import LAST


def of(department: object) -> dict[str, object]:
    return {"department_ids": frozenset({department})}


async def test_a_list_and_a_search_show_the_students_of_ones_own_departments(school: Any) -> None:
    student = await school.student()

    for method, path, more in (
        ("GET", "/students", {}),
        ("POST", "/students/search", {"json": {"words": LAST}}),
    ):
        own = await school.ask(method, path, scope=of(school.department), **more)
        foreign = await school.ask(method, path, scope=of(new_id()), **more)

        assert student["id"] in own.text, own.text
        assert foreign.is_success, foreign.text
        assert student["id"] not in foreign.text


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/students/{id}", None),
        ("PATCH", "/students/{id}", {"last_name": "Roy"}),
        ("POST", "/students/{id}/consents", {"text_id": "QC-standard-1"}),
        ("POST", "/students/{id}/consents/withdraw", None),
    ],
)
async def test_a_student_of_another_department_is_not_there(
    method: str, path: str, body: dict[str, str] | None, school: Any
) -> None:
    student = await school.student()
    if body and "text_id" in body:
        body = body | {"signed_on": "2026-01-15"}
    more = {"json": body} if body else {}

    path = path.format(id=student["id"])
    foreign = await school.ask(method, path, scope=of(new_id()), **more)
    own = await school.ask(method, path, scope=of(school.department), **more)

    assert (foreign.status_code, foreign.json()["slug"]) == (404, "student-not-found")
    assert own.is_success, own.text


async def test_students_are_recorded_in_the_programs_of_ones_own_departments(school: Any) -> None:
    own = await school.ask("POST", "/students", json=school.record(), scope=of(school.department))
    foreign = await school.ask("POST", "/students", json=school.record(), scope=of(new_id()))

    assert own.status_code == 201
    assert (foreign.status_code, foreign.json()["slug"]) == (403, "may-not-keep-students")


async def test_students_of_another_department_are_not_named(school: Any) -> None:
    student, request = await school.student(), await school.request()
    path, body = f"/placement-requests/{request}/students", {"student_ids": [student["id"]]}

    foreign = await school.ask("POST", path, json=body, scope=of(new_id()))
    own = await school.ask("POST", path, json=body, scope=of(school.department))

    assert foreign.status_code == 404
    assert own.is_success, own.text


async def test_a_program_that_left_its_department_takes_its_students_along(school: Any) -> None:
    student = await school.student()
    async with school.database.transaction() as store:
        await store.transaction.execute(update(programs).values(department_id=None))

    mine = await school.ask("GET", f"/students/{student['id']}", scope=of(school.department))
    everything = await school.ask("GET", f"/students/{student['id']}")

    assert mine.status_code == 404
    assert everything.is_success

"""A school records its students, corrects and finds them; nobody else does."""

from typing import Any

import pytest
from sqlalchemy import select

from chassis.auth import Level, Role
from chassis.ids import new_id
from chassis.store.tables import IDEMPOTENCY_KEYS
from services.placements.tests.integration.students.school import FIRST, LAST


async def test_a_student_is_recorded_and_read_again(school: Any) -> None:
    made = await school.ask("POST", "/students", json=school.record())
    read = await school.ask("GET", made.headers["location"])

    assert made.status_code == 201
    assert made.json().items() <= read.json().items()
    assert LAST not in made.text
    assert read.headers["etag"] == made.headers["etag"]
    assert read.json()["label"] == f"{FIRST} {LAST}"
    assert read.json()["born_on"] == "2004-05-17"
    assert read.json()["health_note"] == "Allergie aux canaris"
    assert read.json()["consent"]["state"] == "missing"


async def test_a_record_is_corrected_once_and_against_what_was_read(school: Any) -> None:
    student = await school.student()
    path = f"/students/{student['id']}"
    headers = {"If-Match": f'"{student["version"]}"'}

    body = {"last_name": "Wellensittich"}
    changed = await school.ask("PATCH", path, json=body, headers=headers)
    late = await school.ask("PATCH", path, json={"last_name": "Roy"}, headers=headers)
    await school.asked("PATCH", path, json={"gender": None, "last_name": None})
    read = await school.asked("GET", path)

    assert changed.status_code == 200
    assert late.status_code == 409
    assert (read["gender"], read["last_name"]) == (None, "Wellensittich")


async def test_a_number_belongs_to_one_student_of_a_school(school: Any) -> None:
    student = await school.student()
    again = school.record(student_number=f" {student['student_number']} ")

    answer = await school.ask("POST", "/students", json=again)

    assert (answer.status_code, answer.json()["slug"]) == (409, "student-number-taken")
    assert LAST not in answer.text


@pytest.mark.parametrize("words", ["zephy", "kanarien zeph", "KANARIENVOGEL", "2031401"])
async def test_a_student_is_found_by_the_beginnings_of_names_and_number(
    words: str, school: Any
) -> None:
    student = await school.student()
    await school.student(first_name="Léa", last_name="Roy")

    found = await school.asked("POST", "/students/search", json={"words": words})

    assert [one["id"] for one in found] == [student["id"]]


async def test_students_are_listed_page_by_page_without_a_name_in_the_url(school: Any) -> None:
    made = [(await school.student())["id"] for _ in range(3)]
    first = await school.ask("GET", "/students?limit=2")
    rest = await school.ask("GET", first.links["next"]["url"])

    assert [one["id"] for one in first.json() + rest.json()] == made


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.RECEIVING_COORDINATOR, 403),
        (Role.DESTINATION_COORDINATOR, 403),
        (Role.SUPERVISOR, 403),
        (Role.ADMINISTRATOR, 403),
    ],
)
async def test_nobody_but_the_school_lists_finds_or_reads(
    role: Role, status: int, school: Any
) -> None:
    student, viewer = await school.student(), school.viewer(role)

    listed = await school.call("GET", "/students", viewer)
    found = await school.call("POST", "/students/search", viewer, json={"words": "zeph"})
    read = await school.call("GET", f"/students/{student['id']}", viewer)
    changed = await school.call("PATCH", f"/students/{student['id']}", viewer, json={})

    assert (listed.status_code, found.status_code) == (status, status)
    assert (read.status_code, changed.status_code) == (404, 404)


async def test_another_school_and_another_program_know_nothing_of_a_student(school: Any) -> None:
    student = await school.student()
    elsewhere = [{"agency_id": new_id()}, {"program_ids": frozenset({new_id()})}]

    for scope in elsewhere:
        read = await school.ask("GET", f"/students/{student['id']}", scope=scope)
        listed = await school.ask("GET", "/students", scope=scope)
        found = await school.ask("POST", "/students/search", json={"words": "ze"}, scope=scope)
        assert (read.status_code, listed.json(), found.json()) == (404, [], [])


async def test_a_level_that_only_looks_changes_nothing_and_one_without_names_sees_none(
    school: Any,
) -> None:
    student = await school.student()
    path = f"/students/{student['id']}"
    looks = {"level": Level.VIEW_ONLY}
    nameless = {"level": Level.VIEW_ONLY_WITHOUT_NAMES}

    refused = await school.ask("PATCH", path, json={"gender": "M"}, scope=looks)
    read = await school.ask("GET", path, scope=nameless)
    found = await school.ask("POST", "/students/search", json={"words": "zeph"}, scope=nameless)

    assert refused.status_code == 403
    assert LAST not in read.text
    assert student["student_number"] not in read.text
    assert read.json()["withheld"]["name"] == "level-without-names"
    assert found.json() == []


async def test_a_search_that_is_repeated_finds_the_same_and_is_kept_nowhere(school: Any) -> None:
    student = await school.student()
    more = {"headers": {"Idempotency-Key": "once"}, "json": {"words": "zeph"}}
    viewer = school.viewer(Role.PLACING_COORDINATOR)

    first = await school.call("POST", "/students/search", viewer, **more)
    again = await school.call("POST", "/students/search", viewer, **more)

    assert (first.status_code, again.status_code) == (200, 200)
    assert [one["id"] for one in again.json()] == [student["id"]]


async def test_an_answer_kept_for_repetition_holds_nothing_personal(school: Any) -> None:
    more = {"headers": {"Idempotency-Key": "once"}, "json": school.record()}
    viewer = school.viewer(Role.PLACING_COORDINATOR)

    first = await school.call("POST", "/students", viewer, **more)
    again = await school.call("POST", "/students", viewer, **more)
    async with school.database.reading() as connection:
        kept = await connection.scalar(select(IDEMPOTENCY_KEYS.c.body))

    assert again.json() == first.json()
    assert again.headers["idempotent-replayed"] == "true"
    assert LAST.encode() not in kept

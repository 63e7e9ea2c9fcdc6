"""A school is told once of each consent that comes within 180 days of its end."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from chassis.auth import Level
from chassis.store.tables import OUTBOX
from placements.worker import warn_of_all_consents
from services.placements.tests.integration.students.school import FIRST, LAST

BORN = "1990-05-17"


def ends_in(days: int) -> str:
    """The day on which a consent was signed that ends in so many days."""
    end = datetime.now(UTC).date() + timedelta(days=days)
    return end.replace(year=end.year - 6, day=min(end.day, 28)).isoformat()


async def told(school: Any) -> list[dict[str, Any]]:
    wanted = (
        select(OUTBOX.c.body)
        .where(OUTBOX.c.type == "placements.consents_near_expiry.v1")
        .order_by(OUTBOX.c.created_at, OUTBOX.c.id)
    )
    async with school.database.reading() as connection:
        return [json.loads(row["body"])["data"] for row in await connection.all(wanted)]


async def student_until(school: Any, days: int) -> str:
    made: str = (await school.student(consented=False, born_on=BORN))["id"]
    await school.consent(made, signed_on=ends_in(days))
    return made


async def test_each_consent_is_told_once_with_its_program_and_without_a_name(school: Any) -> None:
    first, _ = await student_until(school, 90), await student_until(school, 120)
    await student_until(school, 300)

    assert await warn_of_all_consents(school.database) == 2
    assert await warn_of_all_consents(school.database) == 0

    [event] = await told(school)
    ends = (await school.asked("GET", f"/students/{first}"))["consent"]["expires_on"]
    assert event == {
        "program_id": str(school.program),
        "agency_id": str(school.school),
        "students": 2,
        "first_expires_on": ends,
    }
    assert not any(word in str(event) for word in (FIRST, LAST, first))


async def test_a_new_consent_is_told_when_its_own_end_comes(school: Any) -> None:
    student = await student_until(school, 60)
    assert await warn_of_all_consents(school.database) == 1

    await school.consent(student, signed_on=ends_in(100))

    assert await warn_of_all_consents(school.database) == 1
    assert [each["students"] for each in await told(school)] == [1, 1]


async def test_who_is_told_of_are_those_of_the_list(school: Any) -> None:
    """Not those whose consent was withdrawn, ran out, or ended with their studies."""
    await student_until(school, 170)
    gone, over = await student_until(school, 30), await student_until(school, 30)
    await student_until(school, -30)
    await school.asked("POST", f"/students/{gone}/consents/withdraw")
    body, local = {"graduated_on": "2026-06-01"}, {"level": Level.LOCAL_ADMINISTRATOR}
    await school.asked("PATCH", f"/students/{over}", json=body, scope=local)
    listed = await school.asked("GET", "/students?consent=near_expiry")

    assert await warn_of_all_consents(school.database) == len(listed) == 1


async def test_a_warning_takes_no_ones_change_away(school: Any) -> None:
    student = await school.asked("GET", f"/students/{await student_until(school, 60)}")

    await warn_of_all_consents(school.database)

    headers = {"If-Match": f'"{student["version"]}"'}
    path = f"/students/{student['id']}"
    changed = await school.ask("PATCH", path, json={"gender": "X"}, headers=headers)
    assert changed.status_code == 200
    assert date.fromisoformat(student["consent"]["expires_on"]) > datetime.now(UTC).date()

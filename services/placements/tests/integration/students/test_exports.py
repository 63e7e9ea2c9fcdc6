"""A student is told all that is held about them, and that it was given out is written down."""

from typing import Any

import pytest
from sqlalchemy import select

from chassis.auth import Level, Role
from chassis.ids import new_id
from chassis.ledger import ACCESS, LEDGER
from services.placements.tests.integration.students.school import FIRST, LAST

LOCAL = {"level": Level.LOCAL_ADMINISTRATOR}
WHY = "?purpose=data_subject_request"


@pytest.fixture
async def student(school: Any) -> dict[str, Any]:
    """Named, released and looked at by the hospital; then the consent was withdrawn."""
    student, request = await school.student(), await school.request("confirmed")
    await school.name(request, student["id"])
    await school.finalize(request)
    await school.seen(request, Role.RECEIVING_COORDINATOR)
    withdrawn: dict[str, Any] = await school.asked(
        "POST", f"/students/{student['id']}/consents/withdraw"
    )
    return withdrawn


async def test_everything_that_is_held_is_told(school: Any, student: dict[str, Any]) -> None:
    told = await school.asked("POST", f"/students/{student['id']}/export{WHY}", scope=LOCAL)

    assert (told["first_name"], told["last_name"]) == (FIRST, LAST)
    assert told["health_note"] == "Allergie aux canaris"
    assert [one["withdrawn_at"] is None for one in told["consents"]] == [True, False]
    assert "six years" in told["consents"][0]["text"]
    assert [one["status"] for one in told["placements"]] == ["confirmed"]
    shown = [(one["what"], one["agency"], one["purpose"]) for one in told["disclosures"]]
    assert shown == [("students.disclosed", "CHU en", "coordination")]


async def test_it_can_be_read_as_a_page_in_french(school: Any, student: dict[str, Any]) -> None:
    viewer = school.viewer(Role.PLACING_COORDINATOR, **LOCAL)
    path = f"/students/{student['id']}/export{WHY}&format=html"

    page = await school.call("POST", path, viewer, language="fr")

    assert page.headers["content-type"].startswith("text/html")
    assert "<dt>Nom</dt><dd>Kanarienvogel</dd>" in page.text
    assert "<script" not in page.text


async def test_each_export_is_in_the_access_log(school: Any, student: dict[str, Any]) -> None:
    await school.asked("POST", f"/students/{student['id']}/export{WHY}", scope=LOCAL)
    wanted = select(LEDGER).where(LEDGER.c.book == ACCESS, LEDGER.c.what == "student.exported")

    async with school.database.reading() as connection:
        (line,) = await connection.all(wanted)

    assert line["facts"]["purpose"] == "data_subject_request"
    assert str(line["subject_id"]) == student["id"]


async def test_only_a_local_administrator_of_the_school_gives_it_out(
    school: Any, student: dict[str, Any]
) -> None:
    path = f"/students/{student['id']}/export{WHY}"
    rc = school.viewer(Role.RECEIVING_COORDINATOR, **LOCAL)

    regular = await school.ask("POST", path)
    foreign = await school.ask("POST", path, scope=LOCAL | {"agency_id": new_id()})
    receiver = await school.call("POST", path, rc)

    assert [regular.status_code, foreign.status_code, receiver.status_code] == [403, 404, 404]


async def test_without_a_purpose_nothing_is_given_out(school: Any, student: dict[str, Any]) -> None:
    path = f"/students/{student['id']}/export"

    unsaid = await school.ask("POST", path, scope=LOCAL)
    of_receivers = await school.ask("POST", f"{path}?purpose=building_access", scope=LOCAL)

    assert [unsaid.status_code, of_receivers.status_code] == [422, 422]
    assert LAST not in unsaid.text

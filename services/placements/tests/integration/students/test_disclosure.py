"""Who is on a request, seen from both sides while it goes its way, and what is written down."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from chassis.auth import Level, Role
from chassis.ids import new_id
from chassis.ledger import ACCESS, LEDGER
from placements.store.tables.places import sites
from services.placements.tests.integration.students.school import FIRST, LAST

PC, RC, DC = (
    Role.PLACING_COORDINATOR,
    Role.RECEIVING_COORDINATOR,
    Role.DESTINATION_COORDINATOR,
)


async def log_of(school: Any) -> list[Any]:
    wanted = select(LEDGER).where(LEDGER.c.book == ACCESS).order_by(LEDGER.c.id)
    async with school.database.reading() as connection:
        return list(await connection.all(wanted))


async def released(school: Any, **changes: Any) -> tuple[str, dict[str, Any]]:
    """A confirmed request with one student whose name was released."""
    student, request = await school.student(**changes), await school.request("confirmed")
    await school.name(request, student["id"])
    await school.finalize(request)
    return request, student


async def test_a_name_shows_once_confirmed_finalized_and_consented_to(school: Any) -> None:
    student, request = await school.student(), await school.request()
    await school.name(request, student["id"])

    for status in ("pending", "accepted"):
        await school.bring(request, "pending") if status == "pending" else await school.move(
            request, "accept", RC
        )
        (seen,) = (await school.seen(request, RC))["students"]
        assert (seen["label"], seen["id"], seen["last_name"]) == ("UL-1", None, None)
        assert seen["short_label"] == "UL-1"
        assert seen["withheld"]["name"] == "not-confirmed"
    await school.move(request, "confirm", PC)
    (unreleased,) = (await school.seen(request, RC))["students"]
    assert (unreleased["label"], unreleased["withheld"]["name"]) == ("UL-1", "not-finalized")
    assert await log_of(school) == []

    await school.finalize(request)
    (seen,) = (await school.seen(request, RC))["students"]

    assert (seen["label"], seen["id"]) == (f"{FIRST} {LAST}", student["id"])
    assert seen["short_label"] == "Z. Kana."
    assert seen["profile"] == "Canarienne parlant français"
    hidden = ("student_number", "school_email", "birth_day", "gender", "home_address")
    assert [seen[name] for name in (*hidden, "health_note")] == [None] * 6


async def test_every_name_that_leaves_the_school_is_written_down(school: Any) -> None:
    request, student = await released(school)
    await school.seen(request, PC)
    rc = school.viewer(RC)
    path = f"/placement-requests/{request}/students?purpose=building_access"
    await school.call("GET", path, rc)

    (line,) = await log_of(school)

    assert (line["what"], str(line["subject_id"])) == ("students.disclosed", request)
    assert (line["agency_id"], line["actor_person_id"]) == (school.school, rc.person_id)
    assert [str(one) for one in line["concerns"]] == [student["id"]]
    assert line["facts"] == {
        "purpose": "building_access",
        "fields": ["name", "profile"],
        "count": 1,
    }


async def test_the_school_reads_in_its_access_log_who_was_shown_whom(school: Any) -> None:
    request, student = await released(school)
    await school.seen(request, RC)
    local = {"level": Level.LOCAL_ADMINISTRATOR}

    lines = await school.ask("GET", f"/access-log?concerns={student['id']}", scope=local)
    regular = await school.ask("GET", "/access-log")
    foreign = await school.ask("GET", "/access-log", scope={**local, "agency_id": new_id()})

    assert [one["what"] for one in lines.json()] == ["students.disclosed"]
    assert (regular.status_code, foreign.json()) == (403, [])


async def test_the_access_log_is_searched_and_taken_away_with_who_what_for_and_how_many(
    school: Any,
) -> None:
    request, student = await released(school)
    rc, local = school.viewer(RC), {"level": Level.LOCAL_ADMINISTRATOR}
    for purpose in ("orientation", "computer_access"):
        path = f"/placement-requests/{request}/students?purpose={purpose}"
        await school.call("GET", path, rc)

    by_viewer = f"/access-log?actor_person_id={rc.person_id}&subject_id={request}"
    lines = await school.asked("GET", by_viewer, scope=local)
    nobody = await school.asked("GET", f"/access-log?actor_person_id={new_id()}", scope=local)
    file = await school.ask("GET", "/access-log/export?format=csv", scope=local)

    assert [line["facts"]["purpose"] for line in lines] == ["computer_access", "orientation"]
    assert [line["facts"]["count"] for line in lines] == [1, 1]
    assert nobody == []
    for told in ("orientation", "computer_access", str(rc.person_id), student["id"], request):
        assert told in file.text
    assert LAST not in file.text


async def test_a_withdrawal_counts_from_the_next_read(school: Any) -> None:
    request, student = await released(school)
    assert LAST in str(await school.seen(request, RC))

    await school.asked("POST", f"/students/{student['id']}/consents/withdraw")

    for role in (RC, PC):
        (seen,) = (await school.seen(request, role))["students"]
        assert (seen["label"], seen["withheld"]["name"]) == ("", "consent-withdrawn")
    record = await school.asked("GET", f"/students/{student['id']}")
    assert (record["last_name"], record["student_number"]) == (None, student["student_number"])
    assert await school.asked("POST", "/students/search", json={"words": "kanarien"}) == []


async def test_a_consent_that_ran_out_hides_everybody_from_everybody(school: Any) -> None:
    request, student = await released(school)
    async with school.database.transaction() as store:
        kept = await store.students.get(student["id"])
        kept.graduate(date(2026, 1, 1))

    for role, text in ((RC, "Consent expired"), (PC, "Consent expired")):
        (seen,) = (await school.seen(request, role))["students"]
        assert (seen["label"], seen["short_label"], seen["last_name"]) == (text, text, None)


async def test_a_level_without_names_never_gets_one(school: Any) -> None:
    request, _ = await released(school)
    nameless = {"level": Level.VIEW_ONLY_WITHOUT_NAMES}

    for role in (PC, RC, DC):
        seen = await school.seen(request, role, scope=nameless)
        assert LAST not in str(seen)
        assert seen["students"][0]["label"] == "UL-1"


@pytest.mark.parametrize("role", [RC, DC])
async def test_who_may_not_know_of_the_request_is_not_told_of_its_students(
    role: Role, school: Any
) -> None:
    request, _ = await released(school)
    for scope in ({"agency_id": new_id()},):
        viewer = school.viewer(role, **scope)
        answer = await school.call("GET", f"/placement-requests/{request}/students", viewer)
        assert answer.status_code == 404


async def test_alberta_is_told_day_and_month_of_birth_never_the_year(school: Any) -> None:
    request, _ = await released(school)
    await school.put(
        sites,
        id=school.site,
        agency_id=school.hospital,
        name="Main building",
        search_key="main building",
        city=None,
        province="AB",
        active=True,
        version=2,
    )

    (seen,) = (await school.seen(request, RC))["students"]

    assert seen["birth_day"] == "05-17"
    assert "2004" not in str(seen)


async def test_a_supervisor_sees_those_they_were_given(school: Any) -> None:
    request, _ = await released(school)
    answer = await school.move(request, "assign-supervisors", RC, supervisor_ids=[str(school.dc)])
    assert answer.is_success, answer.text
    given = {"person_id": school.dc, "agency_id": school.hospital}

    assert LAST in str(await school.seen(request, Role.SUPERVISOR, scope=given))
    other = school.viewer(Role.SUPERVISOR)
    path = f"/placement-requests/{request}/students"
    assert (await school.call("GET", path, other)).status_code == 404

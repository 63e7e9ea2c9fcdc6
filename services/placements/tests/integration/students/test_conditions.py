"""Fields that leave the school only if somebody switched them on, each by its own switches."""

from typing import Any

import pytest
from sqlalchemy import select, update

from chassis.auth import Level, Role
from chassis.ids import new_id
from chassis.ledger import ACCESS, LEDGER
from placements.store.tables.places import programs
from placements.store.tables.students import students
from placements.store.tables.switches import switch_settings

RC, DC = Role.RECEIVING_COORDINATOR, Role.DESTINATION_COORDINATOR
WHY = "Changing rooms are shared by gender"


@pytest.fixture
async def released(school: Any) -> tuple[str, dict[str, Any]]:
    """A confirmed request with one student whose name was released."""
    student, request = await school.student(), await school.request("confirmed")
    await school.name(request, student["id"])
    await school.finalize(request)
    return request, student


async def shown(school: Any, request: str, role: Role = RC) -> dict[str, Any]:
    (seen,) = (await school.seen(request, role))["students"]
    assert seen["last_name"]
    return dict(seen)


async def department_of_the_program(school: Any) -> Any:
    department = new_id()
    async with school.database.transaction() as store:
        await store.transaction.execute(update(programs).values(department_id=department))
    return department


async def require_gender(school: Any, why: str | None) -> None:
    local = school.viewer(RC, level=Level.LOCAL_ADMINISTRATOR)
    path = f"/destinations/{school.destination}/gender-requirement"
    answer = await school.call("PUT", path, local, json={"justification": why})
    assert answer.is_success, answer.text
    assert answer.json()["gender_needed_for"] == why


async def test_the_school_email_is_released_by_the_agency(school: Any, released: Any) -> None:
    request, _ = released
    before = await shown(school, request)
    assert (before["school_email"], before["withheld"]["school_email"]) == (
        None,
        "email-not-released",
    )

    await school.switch("school_email_release", "agency", agency_id=school.school)

    assert (await shown(school, request))["school_email"] == "z.kanarienvogel@etu.example"


async def test_the_school_email_is_released_by_the_department_of_the_program(
    school: Any, released: Any
) -> None:
    request, _ = released
    department = await department_of_the_program(school)
    other = {"agency_id": school.school, "place_id": new_id()}
    await school.switch("school_email_release", "department", **other)
    assert (await shown(school, request))["school_email"] is None

    own = {"agency_id": school.school, "place_id": department}
    await school.switch("school_email_release", "department", **own)

    assert (await shown(school, request))["school_email"] == "z.kanarienvogel@etu.example"


async def test_the_school_email_is_released_by_the_student(school: Any, released: Any) -> None:
    request, student = released

    await school.asked("PATCH", f"/students/{student['id']}", json={"releases_email": True})

    assert (await shown(school, request))["school_email"] == "z.kanarienvogel@etu.example"


@pytest.mark.parametrize("left_out", ["province", "site", "signature"])
async def test_the_number_is_shown_with_province_site_and_signature_and_not_without_one(
    left_out: str, school: Any, released: Any
) -> None:
    request, student = released
    await school.switch("expanded_consent", "province", province="QC")
    if left_out != "signature":
        await school.consent(student["id"], text_id="QC-expanded-1")
    if left_out != "site":
        own = {"agency_id": school.hospital, "place_id": school.site}
        await school.switch("student_number_at_site", "site", **own)
    if left_out == "province":
        assert (await shown(school, request))["student_number"] == student["student_number"]
        async with school.database.transaction() as store:
            off = update(switch_settings).where(switch_settings.c.switch == "expanded_consent")
            await store.transaction.execute(off.values(turned_on=False))

    assert (await shown(school, request))["student_number"] is None


async def test_the_gender_is_shown_where_the_unit_says_why_and_the_program_gives_it(
    school: Any, released: Any
) -> None:
    request, _ = released
    await school.switch("gender_from_program", "agency", agency_id=school.school)
    assert (await shown(school, request))["gender"] is None

    await require_gender(school, WHY)
    assert [(await shown(school, request, role))["gender"] for role in (RC, DC)] == ["F", "F"]

    await require_gender(school, None)
    assert (await shown(school, request))["gender"] is None


async def test_a_program_that_gives_no_gender_is_asked_in_vain(school: Any, released: Any) -> None:
    request, _ = released
    await require_gender(school, WHY)

    assert (await shown(school, request))["withheld"]["gender"] == "gender-not-asked"


async def test_the_access_log_says_why_a_gender_was_shown(school: Any, released: Any) -> None:
    request, _ = released
    await shown(school, request)
    await require_gender(school, WHY)
    await school.switch(
        "gender_from_program", "program", agency_id=school.school, place_id=school.program
    )
    await shown(school, request)
    wanted = select(LEDGER.c.facts).where(LEDGER.c.book == ACCESS).order_by(LEDGER.c.id)

    async with school.database.reading() as connection:
        first, second = [row["facts"] for row in await connection.all(wanted)]

    assert "gender_needed_for" not in first
    assert second["fields"] == ["gender", "name", "profile"]
    assert second["gender_needed_for"] == WHY


async def test_a_justification_says_something_and_is_given_by_the_receiving_side(
    school: Any,
) -> None:
    path = f"/destinations/{school.destination}/gender-requirement"
    local = school.viewer(RC, level=Level.LOCAL_ADMINISTRATOR)
    pc = school.viewer(Role.PLACING_COORDINATOR, level=Level.LOCAL_ADMINISTRATOR)

    empty = await school.call("PUT", path, local, json={"justification": "    "})
    foreign = await school.call("PUT", path, pc, json={"justification": WHY})

    assert (empty.status_code, foreign.status_code) == (422, 403)


async def test_what_is_shown_under_a_switch_lies_sealed_and_opens_for_the_school(
    school: Any, released: Any
) -> None:
    _, student = released
    read = await school.asked("GET", f"/students/{student['id']}")
    held = ("gender", "school_email", "student_number", "born_on")
    assert [read[name] for name in held] == [
        "F",
        "z.kanarienvogel@etu.example",
        student["student_number"],
        "2004-05-17",
    ]
    async with school.database.reading() as connection:
        (row,) = await connection.all(select(students))
    assert not any(str(read[name]).encode() in row["sealed"] for name in held[1:])

"""Names that are shown to somebody who looks through another person's eyes are told of them."""

from dataclasses import replace
from typing import Any

from chassis.auth import Role
from chassis.ids import new_id
from chassis.viewer import RealViewer
from services.placements.tests.integration.students.test_disclosure import RC, log_of, released


async def test_the_access_log_names_who_really_looked_and_as_whom(school: Any) -> None:
    request, student = await released(school)
    rc = school.viewer(RC)
    real = RealViewer(
        account_id=new_id(),
        person_id=new_id(),
        role_assignment_id=new_id(),
        agency_id=new_id(),
        role=Role.ADMINISTRATOR,
        view_id=new_id(),
    )

    seen = await school.call(
        "GET", f"/placement-requests/{request}/students", replace(rc, real_viewer=real)
    )

    assert student["id"] in seen.text
    (line,) = await log_of(school)
    assert line["what"] == "students.disclosed"
    assert (line["actor_person_id"], line["actor_account_id"]) == (real.person_id, real.account_id)
    assert (line["actor_agency_id"], line["actor_role"]) == (real.agency_id, "administrator")
    assert [str(one) for one in line["concerns"]] == [student["id"]]
    told = line["facts"]["viewing_as"]
    assert told["view_id"] == str(real.view_id)
    assert str(rc.person_id) in told.values()
    assert str(rc.person_id) != str(line["actor_person_id"])


async def test_what_the_person_sees_themselves_is_told_of_the_person(school: Any) -> None:
    request, _ = await released(school)
    rc = school.viewer(RC)

    await school.call("GET", f"/placement-requests/{request}/students", rc)

    (line,) = await log_of(school)
    assert line["actor_person_id"] == rc.person_id
    assert "viewing_as" not in line["facts"]

"""A name that occurs nowhere else is looked for in every answer, event, row and log line.

The routes come from the service's own description, so a new one is looked at on the day it is
made; who may be shown the name is written here by hand, apart from the engine.
"""

from itertools import product
from typing import Any

import pytest

from chassis.auth import Level, Role, Viewer
from services.placements.tests.integration.students.school import FIRST, LAST, STEPS
from services.placements.tests.integration.students.traces import traces_of

CANARY = (FIRST, LAST, "kanarienvogel@etu", "rue du Canari", "Canarienne")
AT_SCHOOL = {Role.PLACING_COORDINATOR, Role.STUDENT_ADMINISTRATOR, Role.COURSE_LEADER}
AT_RECEIVER = {
    Role.RECEIVING_COORDINATOR,
    Role.DESTINATION_COORDINATOR,
    Role.DISCIPLINE_CONTACT,
}
OF_SCHOOL = AT_SCHOOL | {Role.INSTRUCTOR, Role.GROUP_INSTRUCTOR, Role.STUDENT}
OF_SCHOOL |= {Role.STAFF_ADMINISTRATOR, Role.DEPARTMENT_CONTACT, Role.CONTENT_MANAGER}
NAMES_SHOWN_BY = {
    "/students",
    "/students/search",
    "/students/{id}",
    "/placement-requests/{id}/students",
}


def viewers(school: Any) -> list[Viewer]:
    """Everybody there can be, for their whole agency, with and without names."""
    made = []
    for role, level in product(Role, (Level.REGULAR, Level.VIEW_ONLY_WITHOUT_NAMES)):
        scope: dict[str, Any] = {"level": level}
        if role in OF_SCHOOL:
            scope["agency_id"] = school.school
        elif role in AT_RECEIVER:
            scope["agency_id"] = school.hospital
        elif role is Role.SUPERVISOR:
            scope |= {"agency_id": school.hospital, "person_id": school.dc}
        made.append(school.viewer(role, **scope))
    return made


def may_be_shown(viewer: Viewer, path: str, *, confirmed: bool) -> bool:
    if path not in NAMES_SHOWN_BY or viewer.level is Level.VIEW_ONLY_WITHOUT_NAMES:
        return False
    if viewer.role in AT_SCHOOL:
        return True
    released = viewer.role in AT_RECEIVER | {Role.SUPERVISOR} and confirmed
    return released and path == "/placement-requests/{id}/students"


@pytest.fixture
async def requests(school: Any) -> dict[str, str]:
    """One request in every status, each with the student; finalized where that is possible."""
    student = await school.student()
    made = {}
    for status in STEPS:
        made[status] = await school.request()
        await school.name(made[status], student["id"])
        await school.bring(made[status], status)
        if status in {"accepted", "confirmed"}:
            await school.finalize(made[status])
            body = {"supervisor_ids": [str(school.dc)]}
            await school.move(
                made[status], "assign-supervisors", Role.RECEIVING_COORDINATOR, **body
            )
    return made | {"student": student["id"]}


async def paths_of(school: Any) -> list[str]:
    """Every route that reads, as the service describes itself."""
    described = (await school.client.get("/openapi.json")).json()["paths"]
    return [path for path, methods in described.items() if "get" in methods]


async def test_no_answer_holds_a_name_that_the_engine_hides(
    school: Any, requests: dict[str, str], capfd: pytest.CaptureFixture[str], caplog: Any
) -> None:
    paths = await paths_of(school)
    seen_somewhere = set()

    for viewer in viewers(school):
        for path in paths:
            about = requests if path.startswith("/placement-requests/{id}") else {"student": ""}
            for status in about:
                address = _filled(path, requests[status])
                answer = await school.call("GET", address, viewer)
                named = any(word in answer.text for word in CANARY)
                allowed = may_be_shown(viewer, path, confirmed=status == "confirmed")
                assert not named or allowed, (viewer.role, viewer.level, path, status)
                seen_somewhere |= {(viewer.role, path)} if named else set()

    told = capfd.readouterr()
    assert not any(word in told.out + told.err + caplog.text for word in CANARY)
    route = "/placement-requests/{id}/students"
    shown_to = {role for role, path in seen_somewhere if path == route}
    at_least = {Role.PLACING_COORDINATOR, Role.RECEIVING_COORDINATOR, Role.SUPERVISOR}
    assert at_least | {Role.DESTINATION_COORDINATOR} <= shown_to


def _filled(path: str, id: str) -> str:
    """The same id for whatever the path asks for."""
    return "/".join(id if part.startswith("{") else part for part in path.split("/"))


async def test_no_search_export_or_refusal_holds_a_name_that_the_engine_hides(
    school: Any, requests: dict[str, str]
) -> None:
    student = requests["student"]
    asked: list[tuple[str, str, dict[str, Any]]] = [
        ("POST", "/students/search", {"words": "ka"}),
        ("POST", f"/students/{student}/export?purpose=portability", {}),
        ("PATCH", f"/students/{student}", {"gender": 7}),
        ("POST", f"/students/{student}/consents", {"text_id": "no", "signed_on": "2026-01-01"}),
        ("POST", f"/placement-requests/{requests['draft']}/students", {"student_ids": [student]}),
        ("POST", f"/placement-requests/{requests['confirmed']}/students/finalize", {}),
    ]
    for viewer, (method, path, body) in product(viewers(school), asked):
        answer = await school.call(method, path, viewer, json=body)
        named = any(word in answer.text for word in CANARY)
        allowed = may_be_shown(viewer, path, confirmed=False)
        assert not named or allowed, (viewer.role, viewer.level, path)


async def test_a_refused_body_is_not_given_back_with_its_names(
    school: Any, capfd: pytest.CaptureFixture[str], caplog: Any
) -> None:
    wrong = school.record(school_email=f"{FIRST} {LAST}", gender={LAST: LAST}, unknown=LAST)

    answer = await school.ask("POST", "/students", json=wrong)

    told = capfd.readouterr()
    assert answer.status_code == 422
    for text in (answer.text, told.out, told.err, caplog.text):
        assert not any(word in text for word in CANARY)


async def test_no_event_and_no_row_of_any_table_holds_a_name_unsealed(
    school: Any, requests: dict[str, str]
) -> None:
    for viewer in viewers(school):
        await school.call("GET", f"/placement-requests/{requests['confirmed']}/students", viewer)
    local = {"level": Level.LOCAL_ADMINISTRATOR}
    headers = {"Idempotency-Key": "once"}
    path = f"/students/{requests['student']}/export?purpose=legal_demand"
    assert (await school.ask("POST", path, scope=local, headers=headers)).is_success

    assert await traces_of(school.database, *CANARY) == []
    assert "outbox" in await traces_of(school.database, requests["confirmed"])

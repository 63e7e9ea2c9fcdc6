"""Statistics of every agency: numbers that name nobody, for the policy level alone."""

import csv
import io
import json
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from fastapi import FastAPI
from sqlalchemy import Text, column, func, literal, null, select
from sqlalchemy.dialects.postgresql import ARRAY

from chassis.auth import Level, Role, Viewer
from chassis.store import Database
from contracts.identity import AgencyRecorded
from contracts.placements import PlacementRequestState, ProgramRecorded, SiteRecorded
from policy.permissions import Action, may
from reporting.domain.aggregates import FEWEST_STUDENTS, Dimension
from testkit import an_event, client_for

Hear = Callable[..., Awaitable[None]]
Requests = Callable[..., PlacementRequestState]
Viewers = Callable[..., Viewer]
Ids = Callable[[str], UUID]

COUNTED = ("suppressed", "requests", "students", "student_hours")
DECEMBER = {"month_from": "2026-12", "month_to": "2026-12"}
NAMES = ("University of Secrets", "Hospital of Secrets", "Secret site", "Secret program")


@pytest.fixture
def tell(hear: Hear, a_request: Requests, uuid_of: Ids) -> Callable[..., Awaitable[None]]:
    """`await tell(5, 3)`: one request with so many students each, and the names around them."""

    async def told(*students: int, status: str = "confirmed", **changes: Any) -> None:
        university, hospital, site, program = NAMES
        facts = (
            an_event(AgencyRecorded, agency_id=uuid_of("university"), name_en=university),
            an_event(AgencyRecorded, agency_id=uuid_of("hospital"), name_en=hospital),
            an_event(SiteRecorded, site_id=uuid_of("main building"), name=site),
            an_event(ProgramRecorded, program_id=uuid_of("nursing"), name_en=program),
        )
        key = f"{status}{sorted(changes.items())!r}"
        requests = [
            a_request(
                status,
                **{
                    "placement_request_id": uuid_of(f"{key} {number}"),
                    "students": group,
                    "hours_per_student": "10",
                    **changes,
                },
            )
            for number, group in enumerate(students)
        ]
        await hear(*((event, 1) for event in (*facts, *requests)))

    return told


async def counted(app: FastAPI, viewer: Viewer, *by: str, **limits: Any) -> list[dict[str, Any]]:
    async with client_for(app, viewer, headers={"Accept-Language": "en"}) as client:
        answer = await client.get(
            "/aggregates/requests", params={**DECEMBER, "group_by": list(by), **limits}
        )
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()
    return rows


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("role", list(Role))
async def test_only_those_whom_the_table_lets_count_are_answered(
    app: FastAPI, a_viewer: Viewers, role: Role, level: Level
) -> None:
    viewer = a_viewer(role, level=level)
    async with client_for(app, viewer) as client:
        answers = [
            await client.get("/aggregates/requests", params={"format": format_})
            for format_ in ("json", "csv", "xlsx")
        ]

    expected = 200 if role in {Role.POLICY_LEVEL, Role.ADMINISTRATOR} else 403
    assert {answer.status_code for answer in answers} == {expected}
    assert may(viewer, Action.RUN_AGGREGATES) is (expected == 200)


async def test_it_counts_every_agency_whatever_the_fence_shows_of_rows(
    app: FastAPI, a_viewer: Viewers, tell: Hear, uuid_of: Ids
) -> None:
    await tell(6, 4)
    await tell(8, placing_agency_id=uuid_of("another school"))
    pal = a_viewer(Role.POLICY_LEVEL, agency_id=uuid_of("lead agency"))

    (row,) = await counted(app, pal, "month")

    assert (row["month"], row["requests"], row["students"]) == ("2026-12", 3, 18)
    assert float(row["student_hours"]) == 180


@pytest.mark.parametrize(("students", "shown"), [([4], False), ([5], True), ([1, 1, 2], False)])
async def test_a_cell_of_fewer_than_five_students_says_nothing(
    app: FastAPI, a_viewer: Viewers, tell: Hear, students: list[int], *, shown: bool
) -> None:
    await tell(*students)

    (row,) = await counted(app, a_viewer(Role.POLICY_LEVEL), "discipline")

    assert row["suppressed"] is not shown
    for number in COUNTED[1:]:
        assert (row[number] is not None) is shown
    assert (sum(students) >= FEWEST_STUDENTS) is shown


async def test_agencies_programs_and_sites_are_numbers_from_the_largest_on(
    app: FastAPI, a_viewer: Viewers, tell: Hear, uuid_of: Ids
) -> None:
    await tell(6)
    await tell(9, placing_agency_id=uuid_of("another school"), site_id=uuid_of("annex"))

    rows = await counted(
        app, a_viewer(Role.POLICY_LEVEL), "placing_agency", "site", "receiving_agency"
    )

    assert [
        (row["placing_agency"], row["site"], row["receiving_agency"], row["students"])
        for row in rows
    ] == [("School 1", "Site 1", "Agency 1", 9), ("School 2", "Site 2", "Agency 1", 6)]


@pytest.mark.parametrize("dimension", list(Dimension))
async def test_no_answer_names_an_agency_a_place_or_a_record(
    app: FastAPI, a_viewer: Viewers, tell: Hear, uuid_of: Ids, dimension: Dimension
) -> None:
    await tell(6)
    rows = await counted(app, a_viewer(Role.POLICY_LEVEL), dimension)
    said = json.dumps(rows)

    for name in ("university", "hospital", "nursing", "main building"):
        assert str(uuid_of(name)) not in said
    assert not [name for name in NAMES if name in said]


async def test_drafts_and_a_destinations_answer_are_not_counted_as_such(
    app: FastAPI, a_viewer: Viewers, tell: Hear
) -> None:
    for status in ("draft", "held", "withdrawn", "accepted_by_destination"):
        await tell(7, status=status)

    rows = await counted(app, a_viewer(Role.POLICY_LEVEL), "status")

    assert [(row["status"], row["students"]) for row in rows] == [("redirected", 7)]


async def test_months_limit_and_nothing_singles_out_an_agency(
    app: FastAPI, a_viewer: Viewers, tell: Hear, uuid_of: Ids
) -> None:
    await tell(6)
    await tell(7, starts_on=date(2027, 1, 1), ends_on=date(2027, 1, 9))
    pal = a_viewer(Role.POLICY_LEVEL)

    both = await counted(app, pal, "month", month_to="2027-01")
    first = await counted(app, pal, "month", discipline="nursing", placement_type="group")
    none = await counted(app, pal, "month", status="declined")
    alone = await counted(app, pal, "month", site_id=str(uuid_of("annex")))

    assert [row["students"] for row in both] == [6, 7]
    assert [row["students"] for row in first + alone] == [6, 6]
    assert none == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"month_from": "2026-13"},
        {"month_from": "2026-12-02"},
        {"month_from": "2027-01", "month_to": "2026-12"},
        {"group_by": ["month", "site", "program", "status"]},
        {"group_by": "student"},
    ],
)
async def test_what_cannot_be_counted_is_refused(
    app: FastAPI, a_viewer: Viewers, wrong: dict[str, Any]
) -> None:
    async with client_for(app, a_viewer(Role.POLICY_LEVEL)) as client:
        answer = await client.get("/aggregates/requests", params=wrong)

    assert answer.status_code == 422


async def test_as_files_in_both_languages(app: FastAPI, a_viewer: Viewers, tell: Hear) -> None:
    await tell(6)
    await tell(2, status="declined")
    query = {**DECEMBER, "group_by": ["site", "status"]}
    async with client_for(app, a_viewer(Role.POLICY_LEVEL)) as client:
        french = await client.get(
            "/aggregates/requests",
            params={**query, "format": "csv"},
            headers={"Accept-Language": "fr"},
        )
        english = await client.get(
            "/aggregates/requests",
            params={**query, "format": "xlsx"},
            headers={"Accept-Language": "en"},
        )

    rows = list(csv.DictReader(io.StringIO(french.content.decode("utf-8-sig")), delimiter=";"))
    assert [
        (row["Installation"], row["Statut"], row["Étudiants"], row["Masqué"]) for row in rows
    ] == [("Installation 1", "Confirmée", "6", "Non"), ("Installation 1", "Refusée", "", "Oui")]
    sheet = openpyxl.load_workbook(io.BytesIO(english.content))["Data"]
    assert [cell.value for cell in sheet[1]] == [
        *("Site", "Status", "Requests", "Students", "Student-hours", "Suppressed")
    ]
    assert [cell.value for cell in sheet[3]] == ["Site 1", "Declined", None, None, None, "Yes"]


async def test_the_function_itself_lets_out_no_small_cell_and_no_id(
    database: Database[Any], tell: Hear
) -> None:
    """Whoever calls it without the route, such as a query that forgot who asks."""
    await tell(4)
    every = func.count_requests(
        literal(list(Dimension), ARRAY(Text)), date(2026, 12, 1), date(2026, 12, 31), *[null()] * 3
    ).table_valued(*(column(name) for name in (*Dimension, *COUNTED)))
    async with database.reading() as connection:
        (row,) = await connection.all(select(every))

    assert row["suppressed"]
    assert [row[name] for name in COUNTED[1:]] == [None] * 3
    assert not [value for value in row.values() if isinstance(value, UUID)]

"""One predicate decides which requests are in a report, and what of their state."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI

from chassis.auth import Role, Viewer
from contracts.placements import PlacementRequestState, ProgramRecorded
from reporting.domain.statuses import Status
from testkit import an_event, client_for

Hear = Callable[..., Awaitable[None]]
Requests = Callable[..., PlacementRequestState]
Viewers = Callable[..., Viewer]
Ids = Callable[[str], UUID]

SEEN = {
    Role.PLACING_COORDINATOR: set(Status) - {Status.WITHDRAWN},
    Role.RECEIVING_COORDINATOR: set(Status) - {Status.DRAFT, Status.HELD, Status.WITHDRAWN},
    Role.DESTINATION_COORDINATOR: set(Status)
    - {Status.DRAFT, Status.HELD, Status.PENDING, Status.WITHDRAWN},
    Role.COURSE_LEADER: set(Status) - {Status.WITHDRAWN},
    Role.INSTRUCTOR: set(Status) - {Status.WITHDRAWN},
    Role.SUPERVISOR: {Status.ACCEPTED, Status.CONFIRMED, Status.CANCELLED},
    Role.ADMINISTRATOR: set(Status) - {Status.DRAFT, Status.WITHDRAWN},
}


async def activity(app: FastAPI, viewer: Viewer, query: str = "") -> list[dict[str, Any]]:
    async with client_for(app, viewer) as client:
        answer = await client.get(f"/request-activity{query}")
        assert answer.status_code == 200, answer.text
        rows: list[dict[str, Any]] = answer.json()
        return rows


@pytest.mark.parametrize("role", list(Role))
async def test_each_role_sees_the_statuses_that_concern_it(
    role: Role, app: FastAPI, hear: Hear, a_request: Requests, a_viewer: Viewers
) -> None:
    await hear(
        *[
            (a_request(status.value, placement_request_id=UUID(int=number)), 1)
            for number, status in enumerate(Status)
        ]
    )

    rows = await activity(app, a_viewer(role))

    assert {UUID(row["placement_request_id"]) for row in rows} == {
        UUID(int=number) for number, status in enumerate(Status) if status in SEEN.get(role, set())
    }


@pytest.mark.parametrize(
    ("role", "changes"),
    [
        (Role.PLACING_COORDINATOR, {"agency_id": "another school"}),
        (Role.PLACING_COORDINATOR, {"program_ids": "another program"}),
        (Role.PLACING_COORDINATOR, {"department_ids": "another department"}),
        (Role.COURSE_LEADER, {"department_ids": "another department"}),
        (Role.RECEIVING_COORDINATOR, {"agency_id": "another hospital"}),
        (Role.RECEIVING_COORDINATOR, {"site_ids": "another building"}),
        (Role.RECEIVING_COORDINATOR, {"service_ids": "another service"}),
        (Role.DESTINATION_COORDINATOR, {"agency_id": "another hospital"}),
        (Role.DESTINATION_COORDINATOR, {"destination_ids": "another unit"}),
        (Role.SUPERVISOR, {"person_id": "somebody else"}),
        (Role.INSTRUCTOR, {"person_id": "somebody else"}),
        (Role.INSTRUCTOR, {"agency_id": "another school"}),
        (Role.INSTRUCTOR, {"program_ids": "another program"}),
    ],
)
async def test_what_lies_outside_the_scope_is_in_no_report(
    *,
    role: Role,
    changes: dict[str, str],
    app: FastAPI,
    hear: Hear,
    a_request: Requests,
    a_viewer: Viewers,
    uuid_of: Ids,
) -> None:
    await hear((a_request(), 1))
    fields = {
        name: frozenset({uuid_of(value)}) if name.endswith("_ids") else uuid_of(value)
        for name, value in changes.items()
    }

    assert len(await activity(app, a_viewer(role))) == 1
    async with client_for(app, a_viewer(role, **fields)) as client:
        for report in ("request-activity", "confirmed-placements", "requests-by-outcome"):
            assert (await client.get(f"/{report}")).json() == []


async def test_a_department_is_the_programs_that_belong_to_it(
    app: FastAPI, hear: Hear, a_request: Requests, a_viewer: Viewers, uuid_of: Ids
) -> None:
    program = an_event(
        ProgramRecorded, program_id=uuid_of("nursing"), department_id=uuid_of("health")
    )
    await hear((a_request(), 1), (program, 1))
    theirs = frozenset({uuid_of("health")})

    assert len(await activity(app, a_viewer(department_ids=theirs))) == 1
    receiver = a_viewer(Role.RECEIVING_COORDINATOR, department_ids=frozenset({uuid_of("wards")}))
    assert len(await activity(app, receiver)) == 1


async def test_the_school_never_reads_a_destinations_answer(
    app: FastAPI, hear: Hear, a_request: Requests, a_viewer: Viewers
) -> None:
    await hear((a_request("declined_by_destination", reason="at_capacity"), 1))

    (seen_by_school,) = await activity(app, a_viewer())
    (seen_by_agency,) = await activity(app, a_viewer(Role.RECEIVING_COORDINATOR))

    state = ("status", "reason", "answered_on", "response_days")
    assert [seen_by_school[name] for name in state] == ["redirected", None, None, None]
    assert [seen_by_agency[name] for name in state] == [
        "declined_by_destination",
        "at_capacity",
        "2026-11-08",
        "7.5",
    ]


async def test_a_filter_by_status_means_what_ones_own_side_sees(
    app: FastAPI, hear: Hear, a_request: Requests, a_viewer: Viewers
) -> None:
    await hear((a_request("accepted_by_destination"), 1))
    agency = a_viewer(Role.RECEIVING_COORDINATOR)

    assert await activity(app, a_viewer(), "?status=accepted_by_destination") == []
    assert len(await activity(app, a_viewer(), "?status=redirected")) == 1
    assert len(await activity(app, agency, "?status=accepted_by_destination")) == 1
    assert await activity(app, agency, "?status=redirected") == []


async def test_without_a_token_there_is_no_report(app: FastAPI) -> None:
    async with client_for(app) as client:
        answers = [
            await client.get(f"/request-activity?format={f}") for f in ("json", "csv", "xlsx")
        ]

    assert [answer.status_code for answer in answers] == [401, 401, 401]

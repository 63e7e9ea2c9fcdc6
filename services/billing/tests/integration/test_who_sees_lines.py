"""One predicate decides who sees a line: in lists, alone, and in sums."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from fastapi import FastAPI

from billing.domain.rights import line_scope
from billing.store.store import BillingStore
from chassis.auth import Role, Viewer
from chassis.store import Database
from contracts.placements import PlacementRequestState, ProgramRecorded
from testkit import client_for

Hear = Callable[..., Awaitable[None]]
December = Callable[..., PlacementRequestState]
Viewers = Callable[..., Viewer]
Ids = Callable[[str], UUID]


@pytest.mark.parametrize(
    ("role", "changes", "sees"),
    [
        (Role.PLACING_COORDINATOR, {}, True),
        (Role.PLACING_COORDINATOR, {"program_ids": "bachelor of nursing"}, True),
        (Role.PLACING_COORDINATOR, {"program_ids": "another program"}, False),
        (Role.PLACING_COORDINATOR, {"department_ids": "health sciences"}, True),
        (Role.PLACING_COORDINATOR, {"department_ids": "another department"}, False),
        (Role.PLACING_COORDINATOR, {"agency_id": "hospital"}, False),
        (Role.RECEIVING_COORDINATOR, {}, True),
        (Role.RECEIVING_COORDINATOR, {"site_ids": "main building"}, True),
        (Role.RECEIVING_COORDINATOR, {"site_ids": "another building"}, False),
        (Role.RECEIVING_COORDINATOR, {"agency_id": "university"}, False),
        (Role.ADMINISTRATOR, {}, True),
    ],
)
async def test_only_the_two_agencies_within_their_scope_see_a_line(
    *,
    role: Role,
    changes: dict[str, str],
    sees: bool,
    app: FastAPI,
    hear: Hear,
    december: December,
    a_viewer: Viewers,
    uuid_of: Ids,
    database: Database[BillingStore],
) -> None:
    program = ProgramRecorded(
        program_id=uuid_of("bachelor of nursing"),
        agency_id=uuid_of("university"),
        name_fr="Baccalauréat en sciences infirmières",
        name_en="Bachelor of nursing",
        discipline="nursing",
        department_id=uuid_of("health sciences"),
    )
    await hear((program, 1), (december(), 5))
    fields = {
        name: frozenset({uuid_of(value)}) if name.endswith("_ids") else uuid_of(value)
        for name, value in changes.items()
    }
    viewer = a_viewer(role, **fields)

    async with client_for(app, viewer) as client:
        listed = (await client.get("/invoice-lines")).json()
        totals = (await client.get("/invoice-lines/totals")).json()
    async with client_for(app, a_viewer()) as client:
        (line,) = (await client.get("/invoice-lines")).json()
    async with client_for(app, viewer) as client:
        alone = await client.get(f"/invoice-lines/{line['id']}")
    async with database.transaction() as store:
        stored = await store.invoice_lines.get(UUID(line["id"]))
        department = await store.programs.department_of(stored.placement.program_id)

    assert (len(listed) == 1) is sees
    assert (len(totals) == 1) is sees
    assert alone.status_code == (200 if sees else 404)
    assert line_scope(viewer).includes(stored.placement, department) is sees


@pytest.mark.parametrize("role", [Role.DESTINATION_COORDINATOR, Role.SUPERVISOR])
async def test_others_have_no_part_in_invoicing(
    role: Role, app: FastAPI, a_viewer: Viewers
) -> None:
    async with client_for(app, a_viewer(role)) as client:
        answers = [
            await client.get(path)
            for path in ("/invoice-lines", "/invoice-lines/totals", "/rate-schedules")
        ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]


async def test_lists_are_read_page_by_page_in_the_order_of_activity(
    app: FastAPI, hear: Hear, december: December, a_viewer: Viewers
) -> None:
    await hear(
        *[
            (december(placement_request_id=UUID(int=n), starts_on=f"2026-12-{25 - n:02}"), 5)
            for n in range(1, 6)
        ]
    )
    starts: list[str] = []
    path: str | None = "/invoice-lines?limit=2"
    async with client_for(app, a_viewer()) as client:
        while path:
            answer = await client.get(path)
            starts += [line["starts_on"] for line in answer.json()]
            link = answer.headers.get("link", "")
            path = link.partition("<")[2].partition(">")[0] or None
        within = await client.get("/invoice-lines?starts_from=2026-12-21&starts_to=2026-12-22")

    assert starts == [f"2026-12-{day}" for day in range(20, 25)]
    assert len(within.json()) == 2

"""A store without a database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import pytest

from billing.domain.adjustment import Adjustment
from billing.domain.billable_request import BillableRequest
from billing.domain.invoice_line import InvoiceLine, LineMove, LineState
from billing.domain.rate_schedule import RateSchedule
from chassis.domain import NotFound


class FakeSchedules:
    """Keeps schedules; every school lies in Quebec."""

    def __init__(self) -> None:
        self.held: dict[UUID, RateSchedule] = {}

    def add(self, schedule: RateSchedule) -> None:
        self.held[schedule.id] = schedule

    async def get(self, id: UUID) -> RateSchedule:
        if id not in self.held:
            raise NotFound(f"no schedule {id}")
        return self.held[id]

    async def discard(self, schedule: RateSchedule) -> None:
        del self.held[schedule.id]

    async def published_beside(self, schedule: RateSchedule) -> list[RateSchedule]:
        return [
            each
            for each in self.held.values()
            if each.owner_agency_id == schedule.owner_agency_id and each.published_at is not None
        ]

    async def serving(self, payer_agency_ids: Iterable[UUID]) -> dict[UUID, list[RateSchedule]]:
        published = [each for each in self.held.values() if each.published_at is not None]
        return {
            payer: [
                each for each in published if each.owner_agency_id == payer or each.province == "QC"
            ]
            for payer in payer_agency_ids
        }


class FakeLines:
    def __init__(self) -> None:
        self.held: dict[UUID, InvoiceLine] = {}
        self.moves: list[LineMove] = []
        self.tried_at: datetime | None = None

    def add(self, line: InvoiceLine) -> None:
        self.held[line.id] = line

    def note(self, move: LineMove) -> None:
        self.moves.append(move)

    async def get(self, id: UUID) -> InvoiceLine:
        if id not in self.held:
            raise NotFound(f"no line {id}")
        return self.held[id]

    async def without_rate(
        self, *, payer_agency_ids: Iterable[UUID] | None, most: int, now: datetime
    ) -> list[InvoiceLine]:
        self.tried_at = now
        payers = None if payer_agency_ids is None else set(payer_agency_ids)
        waiting = [
            line
            for line in self.held.values()
            if line.state is LineState.WITHOUT_RATE
            and (payers is None or line.placement.payer_agency_id in payers)
        ]
        return waiting[:most]


class FakeAdjustments:
    def __init__(self) -> None:
        self.held: dict[UUID, Adjustment] = {}

    def add(self, adjustment: Adjustment) -> None:
        self.held[adjustment.id] = adjustment

    async def get(self, id: UUID) -> Adjustment:
        return self.held[id]


class FakeRequests:
    def __init__(self) -> None:
        self.held: dict[UUID, BillableRequest] = {}

    def add(self, request: BillableRequest) -> None:
        self.held[request.id] = request

    async def find(self, id: UUID) -> BillableRequest | None:
        return self.held.get(id)


class FakeAgencies:
    def __init__(self) -> None:
        self.provinces: dict[UUID, str] = {}

    async def in_province(self, province: str) -> list[UUID]:
        return [agency for agency, where in self.provinces.items() if where == province]


@dataclass
class FakeStore:
    """The ports of the commands, kept in memory."""

    rate_schedules: FakeSchedules = field(default_factory=FakeSchedules)
    invoice_lines: FakeLines = field(default_factory=FakeLines)
    adjustments: FakeAdjustments = field(default_factory=FakeAdjustments)
    billable_requests: FakeRequests = field(default_factory=FakeRequests)
    agencies: FakeAgencies = field(default_factory=FakeAgencies)


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()

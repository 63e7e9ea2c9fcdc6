"""What the commands need from the outside."""

from typing import Protocol
from uuid import UUID

from billing.domain.adjustment import Adjustments
from billing.domain.billable_request import BillableRequests
from billing.domain.invoice_line import InvoiceLines
from billing.domain.rate_schedule import RateSchedules


class Agencies(Protocol):
    """What billing knows of the agencies."""

    async def in_province(self, province: str) -> list[UUID]: ...


class Programs(Protocol):
    """What billing knows of the programs of schools."""

    async def department_of(self, id: UUID) -> UUID | None: ...


class Store(Protocol):
    """One unit of work."""

    @property
    def rate_schedules(self) -> RateSchedules: ...

    @property
    def invoice_lines(self) -> InvoiceLines: ...

    @property
    def adjustments(self) -> Adjustments: ...

    @property
    def billable_requests(self) -> BillableRequests: ...

    @property
    def agencies(self) -> Agencies: ...

    @property
    def programs(self) -> Programs: ...

"""The rate schedules that a viewer may see."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import func, select, tuple_

from billing.domain.money import Rounding
from billing.domain.placement import Basis
from billing.domain.rate_schedule import RateSchedule, ScheduleStatus
from billing.domain.rates import Rate
from billing.domain.rights import may_set_rates
from billing.store.rate_schedules import schedule_from_row
from billing.store.tables import rate_schedules
from billing.store.visibility import schedules_for
from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Connection


class RateDetail(BaseModel):
    id: UUID
    discipline: str | None
    program_id: UUID | None
    course_id: UUID | None
    placement_type: str | None
    receiving_agency_id: UUID | None
    basis: Basis
    amount_minor: int
    rounding: Rounding
    min_units: Decimal | None
    max_units: Decimal | None

    @classmethod
    def of(cls, rate: Rate) -> Self:
        return cls(
            id=rate.id,
            **vars(rate.conditions),
            basis=rate.basis,
            amount_minor=rate.amount_minor,
            rounding=rate.rounding,
            min_units=rate.min_units,
            max_units=rate.max_units,
        )


class RateScheduleRow(BaseModel):
    """`may_change`: the caller may publish and change it, as far as its status allows."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    owner_agency_id: UUID
    province: str | None
    name: str
    currency: str
    effective_from: date
    effective_to: date | None
    status: ScheduleStatus
    published_at: datetime | None
    number_of_rates: int
    may_change: bool = False
    version: int

    def seen_by(self, viewer: Viewer) -> Self:
        self.may_change = may_set_rates(
            viewer, owner_agency_id=self.owner_agency_id, provincial=self.province is not None
        )
        return self


class RateScheduleDetail(BaseModel):
    id: UUID
    owner_agency_id: UUID
    province: str | None
    name: str
    currency: str
    effective_from: date
    effective_to: date | None
    status: ScheduleStatus
    published_at: datetime | None
    rates: list[RateDetail]
    may_change: bool

    @classmethod
    def of(cls, schedule: RateSchedule, viewer: Viewer) -> Self:
        return cls(
            id=schedule.id,
            owner_agency_id=schedule.owner_agency_id,
            province=schedule.province,
            name=schedule.name,
            currency=schedule.currency,
            effective_from=schedule.effective.starts_on,
            effective_to=schedule.effective.ends_on,
            status=schedule.status,
            published_at=schedule.published_at,
            rates=[RateDetail.of(rate) for rate in schedule.rates],
            may_change=may_set_rates(
                viewer,
                owner_agency_id=schedule.owner_agency_id,
                provincial=schedule.province is not None,
            ),
        )


async def rate_schedules_of(
    connection: Connection, viewer: Viewer, *, after: tuple[Any, ...] | None, limit: int
) -> list[RateScheduleRow]:
    """The oldest first; `after` is the (effective_from, id) of the last schedule seen."""
    schedule = rate_schedules.c
    count = func.jsonb_array_length(schedule.rates["rates"]).label("number_of_rates")
    columns = [column for column in schedule if column.name != "rates"]
    statement = (
        select(*columns, count)
        .where(schedules_for(viewer))
        .order_by(schedule.effective_from, schedule.id)
        .limit(limit)
    )
    if after is not None:
        statement = statement.where(tuple_(schedule.effective_from, schedule.id) > tuple_(*after))
    rows = [RateScheduleRow.model_validate(row) for row in await connection.all(statement)]
    return [row.seen_by(viewer) for row in rows]


async def rate_schedule_of(connection: Connection, viewer: Viewer, id: UUID) -> RateSchedule:
    """Raises NotFound for a schedule that the viewer may not see."""
    statement = select(rate_schedules).where(rate_schedules.c.id == id, schedules_for(viewer))
    row = await connection.first(statement)
    if row is None:
        raise NotFound(f"no rate schedule {id} for agency {viewer.agency_id}")
    return schedule_from_row(row)

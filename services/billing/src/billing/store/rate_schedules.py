"""Where rate schedules are kept."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, bindparam, delete, func, or_, select

from billing.domain.rate_schedule import RateSchedule, ScheduleStatus, Span
from billing.store.rate_rows import rate_from_json, rate_to_json
from billing.store.tables import agencies, rate_schedules
from chassis.domain import Stale
from chassis.store import Prepared, Row, Transaction

_own = rate_schedules.c.province.is_(None) & (
    rate_schedules.c.owner_agency_id == bindparam("owner", type_=Uuid)
)
_of_province = rate_schedules.c.province == bindparam("province", type_=Text)
_ever_published = rate_schedules.c.published_at.is_not(None)
_of_owner = Prepared(select(rate_schedules).where(_own, _ever_published))
_for_province = Prepared(select(rate_schedules).where(_of_province, _ever_published))
_one_after_the_other = Prepared(
    select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("scope", type_=Text), 0)))
)

_payers = (
    func.unnest(bindparam("payers", type_=ARRAY(Uuid)))
    .table_valued("payer", name="payers")
    .render_derived()
)
_serving = Prepared(
    select(_payers.c.payer, rate_schedules)
    .select_from(
        _payers.outerjoin(agencies, agencies.c.id == _payers.c.payer).join(
            rate_schedules,
            or_(
                rate_schedules.c.province.is_(None)
                & (rate_schedules.c.owner_agency_id == _payers.c.payer),
                rate_schedules.c.province == agencies.c.province,
            ),
        )
    )
    .where(rate_schedules.c.published_at.is_not(None))
)


class StoredRateSchedules:
    """The repository that the domain asks for, on PostgreSQL."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, schedule: RateSchedule) -> None:
        self._transaction.insert(rate_schedules, schedule, _to_row)

    async def get(self, id: UUID) -> RateSchedule:
        """Raises NotFound if there is no such schedule."""
        return await self._transaction.load(rate_schedules, id, schedule_from_row, _to_row)

    async def discard(self, schedule: RateSchedule) -> None:
        """Raises Stale if it changed since it was loaded."""
        gone = await self._transaction.execute(
            delete(rate_schedules).where(
                rate_schedules.c.id == schedule.id, rate_schedules.c.version == schedule.version
            )
        )
        if gone != 1:
            raise Stale(f"rate schedule {schedule.id} changed")

    async def published_beside(self, schedule: RateSchedule) -> list[RateSchedule]:
        """What was ever published for the same schools; nobody else publishes there meanwhile."""
        owner, province = schedule.owner_agency_id, schedule.province
        scope = f"rate schedules of {province or owner}"
        await self._transaction.scalar(_one_after_the_other, scope=scope)
        if province is None:
            rows = await self._transaction.all(_of_owner, owner=owner)
        else:
            rows = await self._transaction.all(_for_province, province=province)
        return [self._track(row) for row in rows]

    async def serving(self, payer_agency_ids: Iterable[UUID]) -> dict[UUID, list[RateSchedule]]:
        """What was ever published by each payer or for its province, in one query."""
        rows = await self._transaction.all(_serving, payers=list(payer_agency_ids))
        serving: dict[UUID, list[RateSchedule]] = {}
        for row in rows:
            serving.setdefault(row.payer, []).append(self._track(row))
        return serving

    def _track(self, row: Row) -> RateSchedule:
        return self._transaction.track(rate_schedules, schedule_from_row(row), _to_row)


def schedule_from_row(row: Row) -> RateSchedule:
    return RateSchedule(
        id=row.id,
        version=row.version,
        owner_agency_id=row.owner_agency_id,
        province=row.province,
        name=row.name,
        effective=Span(row.effective_from, row.effective_to),
        currency=row.currency,
        status=ScheduleStatus(row.status),
        published_at=row.published_at,
        rates=tuple(rate_from_json(rate) for rate in row.rates["rates"]),
    )


def _to_row(schedule: RateSchedule) -> dict[str, Any]:
    """Rates lie in an object, because a batch of lists would look like one array of two axes."""
    return {
        "id": schedule.id,
        "owner_agency_id": schedule.owner_agency_id,
        "province": schedule.province,
        "name": schedule.name,
        "currency": schedule.currency,
        "effective_from": schedule.effective.starts_on,
        "effective_to": schedule.effective.ends_on,
        "status": schedule.status.value,
        "published_at": schedule.published_at,
        "rates": {"rates": [rate_to_json(rate) for rate in schedule.rates]},
    }

"""Rate schedules: drawn up by schools and provinces, published, retired."""

from datetime import UTC, datetime
from uuid import UUID

from fastapi import APIRouter, Response

from billing.api.dependencies import InTransaction, WithinScope
from billing.api.rate_bodies import NewRateSchedule, RateScheduleBody, Retirement
from billing.commands.discard_rate_schedule import DiscardRateSchedule, discard_rate_schedule
from billing.commands.draw_up_rate_schedule import DrawUpRateSchedule, draw_up_rate_schedule
from billing.commands.publish_rate_schedule import PublishRateSchedule, publish_rate_schedule
from billing.commands.redraw_rate_schedule import RedrawRateSchedule, redraw_rate_schedule
from billing.commands.retire_rate_schedule import RetireRateSchedule, retire_rate_schedule
from billing.queries.rate_schedules import (
    RateScheduleDetail,
    RateScheduleRow,
    rate_schedule_of,
    rate_schedules_of,
)
from chassis.http import Page

router = APIRouter(prefix="/rate-schedules", tags=["rate schedules"])


@router.post("", status_code=201, response_model=RateScheduleDetail)
async def draw_up(body: NewRateSchedule, edge: InTransaction) -> Response:
    """Draw up a draft, with or without rates."""
    command = DrawUpRateSchedule(
        viewer=edge.viewer,
        name=body.name,
        effective=body.effective,
        rates=body.as_rates(),
        province=body.province,
    )
    async with edge.transaction() as store:
        schedule = await draw_up_rate_schedule(command, store)
        return edge.answer(
            RateScheduleDetail.of(schedule, edge.viewer),
            status_code=201,
            version=schedule.version_once_saved,
            location=f"/rate-schedules/{schedule.id}",
        )


@router.get("")
async def list_visible(edge: InTransaction, _: WithinScope, page: Page) -> list[RateScheduleRow]:
    """One's own schedules, and those in force in one's province."""
    async with edge.reading() as connection:
        rows = await rate_schedules_of(
            connection, edge.viewer, after=page.cursor, limit=page.limit_and_one
        )
    return page.of(rows, key=lambda row: (row.effective_from, row.id))


@router.get("/{id}", response_model=RateScheduleDetail)
async def read(id: UUID, edge: InTransaction, _: WithinScope) -> Response:
    """One schedule with its rates."""
    async with edge.reading() as connection:
        schedule = await rate_schedule_of(connection, edge.viewer, id)
    return edge.answer(RateScheduleDetail.of(schedule, edge.viewer), version=schedule.version)


@router.put("/{id}", response_model=RateScheduleDetail)
async def redraw(id: UUID, body: RateScheduleBody, edge: InTransaction) -> Response:
    """Replace everything that a draft says."""
    command = RedrawRateSchedule(
        id=id,
        viewer=edge.viewer,
        name=body.name,
        effective=body.effective,
        rates=body.as_rates(),
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        schedule = await redraw_rate_schedule(command, store)
        return edge.answer(
            RateScheduleDetail.of(schedule, edge.viewer), version=schedule.version_once_saved
        )


@router.delete("/{id}", status_code=204)
async def discard(id: UUID, edge: InTransaction) -> Response:
    """Throw a draft away."""
    command = DiscardRateSchedule(id=id, viewer=edge.viewer, expected_version=edge.expected_version)
    async with edge.transaction() as store:
        await discard_rate_schedule(command, store)
        return edge.answer(None, status_code=204)


@router.post("/{id}/publish", response_model=RateScheduleDetail)
async def publish(id: UUID, edge: InTransaction) -> Response:
    """Put the rates in force; refused while two of them tie."""
    command = PublishRateSchedule(
        id=id,
        viewer=edge.viewer,
        now=datetime.now(UTC),
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        schedule = await publish_rate_schedule(command, store)
        return edge.answer(
            RateScheduleDetail.of(schedule, edge.viewer), version=schedule.version_once_saved
        )


@router.post("/{id}/retire", response_model=RateScheduleDetail)
async def retire(id: UUID, body: Retirement, edge: InTransaction) -> Response:
    """Price nothing by it whose first day lies after the last day given."""
    command = RetireRateSchedule(
        id=id,
        viewer=edge.viewer,
        last_day=body.last_day,
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        schedule = await retire_rate_schedule(command, store)
        return edge.answer(
            RateScheduleDetail.of(schedule, edge.viewer), version=schedule.version_once_saved
        )

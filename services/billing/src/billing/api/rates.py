"""The rates of a draft, one by one."""

from uuid import UUID

from fastapi import APIRouter, Response

from billing.api.dependencies import InTransaction
from billing.api.rate_bodies import NewRate
from billing.commands.add_rate import AddRate, add_rate
from billing.commands.remove_rate import RemoveRate, remove_rate
from billing.queries.rate_schedules import RateScheduleDetail

router = APIRouter(prefix="/rate-schedules/{schedule_id}/rates", tags=["rates"])


@router.post("", status_code=201, response_model=RateScheduleDetail)
async def add(schedule_id: UUID, body: NewRate, edge: InTransaction) -> Response:
    """Add a rate to a draft."""
    command = AddRate(
        schedule_id=schedule_id,
        viewer=edge.viewer,
        rate=body.as_rate(),
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        schedule = await add_rate(command, store)
        return edge.answer(
            RateScheduleDetail.of(schedule, edge.viewer),
            status_code=201,
            version=schedule.version_once_saved,
            location=f"/rate-schedules/{schedule.id}",
        )


@router.delete("/{rate_id}", response_model=RateScheduleDetail)
async def remove(schedule_id: UUID, rate_id: UUID, edge: InTransaction) -> Response:
    """Take a rate out of a draft."""
    command = RemoveRate(
        schedule_id=schedule_id,
        rate_id=rate_id,
        viewer=edge.viewer,
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        schedule = await remove_rate(command, store)
        return edge.answer(
            RateScheduleDetail.of(schedule, edge.viewer), version=schedule.version_once_saved
        )

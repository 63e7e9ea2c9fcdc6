"""The schedule that somebody is about to change, if it is theirs to change."""

from uuid import UUID

from billing.commands.ports import Store
from billing.domain.rate_schedule import RateSchedule
from billing.domain.rights import require_rate_setter
from chassis.domain import NotFound
from chassis.viewer import Viewer


async def own_schedule(
    id: UUID, viewer: Viewer, expected_version: int | None, store: Store
) -> RateSchedule:
    """Raises NotFound for a schedule of another agency, Stale if it changed meanwhile."""
    schedule = await store.rate_schedules.get(id)
    if schedule.owner_agency_id != viewer.agency_id:
        raise NotFound(f"no rate schedule {id} of agency {viewer.agency_id}")
    require_rate_setter(
        viewer,
        owner_agency_id=schedule.owner_agency_id,
        provincial=schedule.province is not None,
    )
    schedule.expect_version(expected_version)
    return schedule

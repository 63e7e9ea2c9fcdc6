"""Two people who change the same place at the same moment."""

from asyncio import create_task
from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from chassis.auth import Role
from chassis.ids import new_id
from chassis.store import Database
from placements.commands.places.close_site import CloseSite, close_site
from placements.commands.places.open_service import OpenService, open_service
from placements.commands.places.record_site import RecordSite, record_site
from placements.domain.places.errors import SiteInactive
from placements.domain.places.site import SiteFacts
from placements.store.store import PlacementsStore
from testkit import eventually
from testkit.tokens import a_viewer

ADMINISTRATOR = a_viewer(role=Role.ADMINISTRATOR)
_WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


async def test_no_service_opens_at_a_site_that_is_being_closed(
    database: Database[PlacementsStore], told_of: Callable[[UUID], Awaitable[None]]
) -> None:
    hospital = new_id()
    await told_of(hospital)
    async with database.transaction() as store:
        facts = SiteFacts(name="Hôpital de Hull", province="QC")
        site = await record_site(
            RecordSite(viewer=ADMINISTRATOR, agency_id=hospital, facts=facts), store
        )
    command = OpenService(
        viewer=ADMINISTRATOR, site_id=site.id, name_fr="Chirurgie", name_en="Surgery"
    )

    async def open_one() -> None:
        async with database.transaction() as store:
            await open_service(command, store)

    async def somebody_waits() -> bool:
        async with database.reading() as connection:
            return bool(await connection.raw.fetchval(_WAITING))

    async with database.transaction() as store:
        await close_site(CloseSite(viewer=ADMINISTRATOR, id=site.id), store)
        opening = create_task(open_one())
        await eventually(somebody_waits)

    with pytest.raises(SiteInactive):
        await opening

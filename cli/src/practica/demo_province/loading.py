"""Fills a new system with the demo province; a system that has it stays as it is."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from chassis.data_keys import DataKeys
from chassis.sealing import SealingSettings
from chassis.settings import ServiceSettings
from chassis.store import Database
from identity.messaging.outgoing import outgoing as identity_outgoing
from identity.store.store import IdentityStore
from placements.domain.facilities.parse import parse_facilities
from placements.messaging.outgoing import outgoing as placements_outgoing
from placements.store.store import PlacementsStore
from practica.demo_province.generate import PROVINCE, demo_province
from practica.demo_province.identities import demo_id
from practica.demo_province.loading_people import load_logos, load_people
from practica.demo_province.loading_places import load_places, load_sites, of_province, site_ids
from practica.demo_province.loading_requests import load_requests
from practica.demo_province.loading_students import load_students
from practica.demo_province.sign_ins import SIGN_INS, SignIn

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["SIGN_INS", "SignIn", "load_demo_province"]

OPEN_DATABASE = Path("data/odhf/odhf_v1.1.csv")
"""From the root of the project, where `make up` runs; an image carries it in the same place."""


async def load_demo_province(
    settings: Mapping[str, ServiceSettings], *, console: "Console | None" = None
) -> bool:
    """Whether anything had to be written. `settings` has those of identity and placements."""
    async with _databases(settings) as (identity, placements):
        if await _is_complete(placements):
            return False
        _say(console, "Province de démonstration… / demo province…")
        content = await asyncio.to_thread(_open_database().read_bytes)
        file = of_province(await asyncio.to_thread(parse_facilities, content), PROVINCE)
        today = datetime.now(UTC).date()
        province = await asyncio.to_thread(demo_province, file.facilities, today=today)
        await load_people(identity, province)
        await load_logos(identity, province)
        await load_sites(placements, file, province)
        await load_places(placements, province)
        students = await load_students(placements, province)
        await load_requests(placements, province, await site_ids(placements, province))
        _say(
            console,
            f"  {len(province.site_agencies)} sites, {len(province.destinations)} unités / units, "
            f"{len(province.people)} personnes / people, "
            f"{len(province.requests)} demandes / requests, "
            f"{students} étudiants / students",
        )
    return True


async def _is_complete(placements: Database[PlacementsStore]) -> bool:
    """The requests are written last."""
    first = demo_id("request", 0)
    async with placements.reading() as connection:
        query = "SELECT 1 FROM placement_requests WHERE id = $1"
        return await connection.raw.fetchval(query, first) is not None


@asynccontextmanager
async def _databases(
    settings: Mapping[str, ServiceSettings],
) -> AsyncIterator[tuple[Database[IdentityStore], Database[PlacementsStore]]]:
    identity = Database(
        settings["identity"], store=IdentityStore, outgoing=identity_outgoing, source="identity"
    )
    placements = Database(
        settings["placements"],
        store=partial(PlacementsStore, keys=_keys_of(settings["placements"])),
        outgoing=placements_outgoing,
        source="placements",
    )
    await identity.open()
    await placements.open()
    try:
        yield identity, placements
    finally:
        await placements.close()
        await identity.close()


def _keys_of(settings: ServiceSettings) -> DataKeys | None:
    """The service's own key, so that it can open what is written here."""
    return DataKeys(*settings.sealing_keys()) if isinstance(settings, SealingSettings) else None


def _open_database() -> Path:
    """Beside the working directory, or beside the source in a checkout."""
    if OPEN_DATABASE.is_file():
        return OPEN_DATABASE
    return Path(__file__).parents[4] / OPEN_DATABASE


def _say(console: "Console | None", text: str) -> None:
    if console is not None:
        console.print(text)

"""The database of the placements service of the installation that this machine belongs to."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

from chassis.embedded import embedded_postgres
from chassis.store import Database
from placements.messaging.outgoing import outgoing
from placements.settings import Settings
from placements.store.store import PlacementsStore
from practica.system.folder import SystemFolder


@asynccontextmanager
async def placements_of_this_installation() -> AsyncIterator[Database[PlacementsStore]]:
    """`PLACEMENTS_DATABASE_URL`, else the embedded system, whether it runs now or not."""
    with ExitStack() as stack:
        settings = await asyncio.to_thread(_settings, stack)
        database = Database(settings, store=PlacementsStore, outgoing=outgoing, source="placements")
        await database.open()
        try:
            yield database
        finally:
            await database.close()


def _settings(stack: ExitStack) -> Settings:
    if "PLACEMENTS_DATABASE_URL" in os.environ:
        return Settings()
    from chassis.migrations import upgrade  # noqa: PLC0415 - as slow as half of the import itself

    folder = SystemFolder()
    folder.path.mkdir(parents=True, exist_ok=True)
    server = stack.enter_context(embedded_postgres(folder.postgres))
    url = server.ensure_database("practica_placements")
    upgrade(url, "placements")
    return Settings(database_url=url)

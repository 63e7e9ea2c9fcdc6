"""The database of the identity service of this installation, and the department that is meant."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from uuid import UUID

from chassis.embedded import embedded_postgres
from chassis.store import Connection, Database
from identity.domain.access.rights import the_installation
from identity.messaging.outgoing import outgoing
from identity.queries.agencies.departments import (
    DepartmentRow,
    WantedDepartments,
    departments_by_name,
)
from identity.settings import Settings
from identity.store.store import IdentityStore
from practica.system.folder import SystemFolder
from practica.system.refusals import Refusal

_MOST = 20


class NoSuchDepartment(Refusal):
    """No department, or more than one, is called so."""


@asynccontextmanager
async def identity_of_this_installation() -> AsyncIterator[Database[IdentityStore]]:
    """`IDENTITY_DATABASE_URL`, else the embedded system, whether it runs now or not."""
    with ExitStack() as stack:
        settings = await asyncio.to_thread(_settings, stack)
        database = Database(settings, store=IdentityStore, outgoing=outgoing, source="identity")
        await database.open()
        try:
            yield database
        finally:
            await database.close()


async def department_called(connection: Connection, name: str) -> UUID:
    """By its id, or by words of its name. Raises NoSuchDepartment, which names those that fit."""
    try:
        return UUID(name)
    except ValueError:
        wanted = WantedDepartments(viewer=the_installation(), words=name, active=True)
    found = await departments_by_name(connection, wanted, cursor=None, limit=_MOST)
    if len(found) == 1:
        return found[0].id
    raise NoSuchDepartment("\n".join([f"--department {name}: {len(found)}", *map(_line, found)]))


def _line(row: DepartmentRow) -> str:
    return f"{row.id}  {row.name_fr} / {row.name_en}"


def _settings(stack: ExitStack) -> Settings:
    if "IDENTITY_DATABASE_URL" in os.environ:
        return Settings()
    from chassis.migrations import upgrade  # noqa: PLC0415 - as slow as half of the import itself

    folder = SystemFolder()
    folder.path.mkdir(parents=True, exist_ok=True)
    server = stack.enter_context(embedded_postgres(folder.postgres))
    url = server.ensure_database("practica_identity")
    upgrade(url, "identity")
    return Settings(database_url=url)

"""A service small enough to fence: notes of agencies, and remarks on them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import ARRAY, Column, Connection, MetaData, NullPool, Table, Text, Uuid, select
from sqlalchemy.ext.asyncio import create_async_engine

from chassis.ids import new_id
from chassis.migrations import fence
from chassis.migrations.fences import EVERYBODY, of_account, of_people, on_errand, own, through
from chassis.outgoing import Outgoing
from chassis.store import Database, Prepared, Transaction, chassis_tables
from chassis.viewer import Viewer
from testkit.tokens import a_viewer

metadata = MetaData()
chassis_tables(metadata)
notes = Table(
    "notes",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid, nullable=False),
    Column("reader_ids", ARRAY(Uuid), nullable=False),
    Column("text", Text, nullable=False),
)
remarks = Table(
    "remarks",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("note_id", Uuid, nullable=False),
)
words = Table("inbox_words", metadata, Column("id", Uuid, primary_key=True))
"""Named like a table of the chassis, whose rights it must not share."""
jobs = Table("jobs", metadata, Column("id", Uuid, primary_key=True))

OWNERS = Prepared(select(notes.c.agency_id))


@dataclass
class NotesSettings:
    database_url: str
    database_pool_size: int = 3
    environment: str = "test"


def a_database(url: str, **settings: Any) -> Database[Transaction]:
    return Database(
        NotesSettings(url, **settings), store=lambda own: own, outgoing=Outgoing(), source="notes"
    )


def of(agency: UUID) -> Viewer:
    return a_viewer(agency_id=agency)


def a_note(agency: UUID, *readers: UUID) -> dict[str, Any]:
    return {"id": new_id(), "agency_id": agency, "reader_ids": [*readers], "text": "a note"}


async def put_up_fences(url: str) -> None:
    """As a migration does it."""

    async def connect(*_: object, **__: object) -> Any:
        return await asyncpg.connect(url)

    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.run_sync(_migrate)
    await engine.dispose()


def _migrate(connection: Connection) -> None:
    with Operations.context(MigrationContext.configure(connection)):
        fence("notes", own("agency_id"), of_people("reader_ids"), on_errand("counting"))
        fence("remarks", through("notes", "note_id"))
        fence("inbox_words", EVERYBODY, write=[])
        fence("jobs")
        fence("idempotency_keys", of_account("account_id"))


async def owners_met(database: Database[Transaction], viewer: Viewer | None) -> set[UUID]:
    """Whose notes are read without any predicate."""
    async with database.reading(viewer) as connection:
        return {row.agency_id for row in await connection.all(OWNERS)}

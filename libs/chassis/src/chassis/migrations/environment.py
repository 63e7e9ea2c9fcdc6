"""What every service's `migrations/env.py` does: `run(metadata)`."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import asyncpg
from alembic import context
from sqlalchemy import Connection, MetaData, NullPool, text
from sqlalchemy.ext.asyncio import create_async_engine

URL_ATTRIBUTE: Final = "database_url"
_ONE_AT_A_TIME: Final = 4_801_962_271
"""The advisory lock that replicas queue for; a number nobody else is likely to use."""
_LOCK_TIMEOUT: Final = "4s"
_PARTITIONS: Final = ("outbox_y", "outbox_default")


def run(metadata: MetaData) -> None:
    """Runs the migrations, or compares the database with `metadata` if that was asked for.

    In a thread of its own, so that it works from a program with an event loop too.
    """
    url: str = context.config.attributes[URL_ATTRIBUTE]
    with ThreadPoolExecutor(max_workers=1) as apart:
        apart.submit(asyncio.run, _run_alone(url, metadata)).result()


async def _run_alone(url: str, metadata: MetaData) -> None:
    """One replica migrates; the others wait, and then find nothing left to do.

    A migration that cannot have its locks within 4 seconds fails instead of holding up everybody
    who queues behind it. The wait for the other replicas is not limited that way.
    """

    async def connect(*_: object, **__: object) -> Any:
        return await asyncpg.connect(url)

    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            await connection.execute(text(f"SELECT pg_advisory_lock({_ONE_AT_A_TIME})"))
            await connection.execute(text(f"SET lock_timeout = '{_LOCK_TIMEOUT}'"))
            await connection.commit()
            await connection.run_sync(_run, metadata)
    finally:
        await engine.dispose()


def _run(connection: Connection, metadata: MetaData) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_name=is_ours,
        compare_server_default=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """The outbox's partitions come and go with the months, so no migration knows of them."""
    return not (kind == "table" and name is not None and name.startswith(_PARTITIONS))

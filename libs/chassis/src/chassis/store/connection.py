"""A connection that runs Core statements straight on asyncpg."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import Any

import asyncpg
from pydantic_core import from_json, to_json
from sqlalchemy import Table

from chassis.store.statements import Statement, sql_and_arguments

_JSONB_VERSION = b"\x01"


class Row(asyncpg.Record):
    """One row: values by name as attributes or keys, so that Pydantic can read it."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


async def prepare_connection(raw: "asyncpg.Connection[Row]") -> None:
    """Teach a new connection to read and write JSON as Python values."""
    await raw.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        encoder=lambda value: _JSONB_VERSION + to_json(value),
        decoder=lambda value: from_json(value[1:]),
        format="binary",
    )


class Connection:
    """Runs statements; every value goes as a parameter, as a plain Python value."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw

    async def about_to_run(self, statement: Statement | None = None) -> None:
        """Called before everything that is run; a transaction begins here."""

    async def all(self, statement: Statement, **parameters: Any) -> list[Row]:
        await self.about_to_run(statement)
        sql, arguments = sql_and_arguments(statement, parameters)
        rows: list[Row] = await self.raw.fetch(sql, *arguments)
        return rows

    async def first(self, statement: Statement, **parameters: Any) -> Row | None:
        await self.about_to_run(statement)
        sql, arguments = sql_and_arguments(statement, parameters)
        row: Row | None = await self.raw.fetchrow(sql, *arguments)
        return row

    async def scalar(self, statement: Statement, **parameters: Any) -> Any:
        await self.about_to_run(statement)
        sql, arguments = sql_and_arguments(statement, parameters)
        return await self.raw.fetchval(sql, *arguments)

    async def execute(self, statement: Statement, **parameters: Any) -> int:
        """Run a statement for its effect; answers the number of rows it touched."""
        await self.about_to_run(statement)
        sql, arguments = sql_and_arguments(statement, parameters)
        tag: str = await self.raw.execute(sql, *arguments)
        count = tag.rpartition(" ")[2]
        return int(count) if count.isdigit() else 0

    async def stream(
        self, statement: Statement, *, batch: int = 1000, **parameters: Any
    ) -> AsyncIterator[Row]:
        """Read a large result through a cursor, in constant memory; needs a transaction."""
        await self.about_to_run(statement)
        sql, arguments = sql_and_arguments(statement, parameters)
        async for row in self.raw.cursor(sql, *arguments, prefetch=batch):
            yield row

    async def insert_many(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        """Many rows at once, every column said, into a table that may be behind a fence: COPY,
        which PostgreSQL refuses there, is for the others.
        """
        await self.about_to_run()
        names = [column.name for column in table.columns]
        places = ", ".join(f"${place}" for place in range(1, len(names) + 1))
        sql = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({places})"  # noqa: S608 - our own names
        await self.raw.executemany(sql, [[row[name] for name in names] for row in rows])

    async def copy(
        self,
        table: Table,
        rows: Iterable[dict[str, Any]],
        *,
        columns: Sequence[str] | None = None,
        name: str | None = None,
    ) -> int:
        """COPY many rows into a table, or into the table `name` of the same columns."""
        wanted = list(columns or [column.name for column in table.columns])
        return await self.copy_records(
            name or table.name, wanted, ([row[column] for column in wanted] for row in rows)
        )

    async def copy_records(
        self, name: str, columns: list[str], records: Iterable[Sequence[Any]]
    ) -> int:
        """COPY records, each a sequence of values in the order of the columns."""
        await self.about_to_run()
        tag: str = await self.raw.copy_records_to_table(name, records=records, columns=columns)
        return int(tag.rpartition(" ")[2])

    async def run(self, sql: str) -> None:
        """Run SQL without parameters, such as `CREATE TEMPORARY TABLE`."""
        await self.about_to_run()
        await self.raw.execute(sql)

    async def listen(self, channel: str, heard: Callable[[str], None]) -> None:
        """Call `heard` with what every NOTIFY on the channel says, while the connection lives."""
        await self.raw.add_listener(channel, lambda _raw, _process, _channel, said: heard(said))

    async def until_closed(self) -> None:
        """Wait until the connection ends, from either side."""
        closed = asyncio.Event()
        self.raw.add_termination_listener(lambda _: closed.set())
        await closed.wait()

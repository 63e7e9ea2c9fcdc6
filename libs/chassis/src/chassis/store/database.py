"""A service's database: transactions, reads, and the wake-up of its relay."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Generic, Protocol, TypeVar

import asyncpg

from chassis.outgoing import Outgoing
from chassis.store.connection import Connection, Row, prepare_connection
from chassis.store.notifier import Notifier
from chassis.store.transaction import Transaction

_CLOSES_WITHIN = 5.0

_S = TypeVar("_S")
_S_co = TypeVar("_S_co", covariant=True)


class StoreOf(Protocol[_S_co]):
    """Builds a service's store, the sum of its repositories, on a transaction."""

    def __call__(self, transaction: Transaction, /) -> _S_co: ...


class DatabaseSettings(Protocol):
    """What a database needs to know; `ServiceSettings` has it."""

    @property
    def database_url(self) -> Any: ...

    @property
    def database_pool_size(self) -> int: ...


class Database(Generic[_S]):
    """Opens transactions. Edges do that, an HTTP route or a consumer, never a command."""

    def __init__(
        self,
        settings: DatabaseSettings,
        *,
        store: StoreOf[_S],
        outgoing: Outgoing,
        source: str,
    ) -> None:
        self.source = source
        self._settings = settings
        self._store = store
        self._outgoing = outgoing
        self._pool: Any = None
        self._notifier: Notifier | None = None
        self._opening = asyncio.Lock()
        self._users = 0

    async def open(self, *, statement_seconds: float | None = None) -> None:
        """Connect; may be called by several owners, each of which closes once.

        A statement that takes longer than `statement_seconds`, if the first owner says so, is ended
        by the server (QueryCanceledError). Owners that load or tidy in bulk leave it out.
        """
        async with self._opening:
            if self._pool is None:
                self._pool = await asyncpg.create_pool(
                    self._dsn(),
                    min_size=1,
                    max_size=self._settings.database_pool_size,
                    init=prepare_connection,
                    reset=_leave_as_is,
                    record_class=Row,
                    max_cached_statement_lifetime=0,
                    statement_cache_size=1000,
                    server_settings={
                        "application_name": self.source,
                        "jit": "off",
                        "statement_timeout": str(round((statement_seconds or 0) * 1000)),
                    },
                )
                self._notifier = Notifier(self._pool)
            self._users += 1

    async def close(self) -> None:
        async with self._opening:
            self._users -= 1
            if self._users == 0 and self._pool is not None:
                if self._notifier is not None:
                    await self._notifier.close()
                await self._pool.close()
                self._pool = self._notifier = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[_S]:
        """A unit of work; commits when the block ends, rolls back when it raises.

        Raises Stale if something that the block changed had changed meanwhile.
        """
        async with self.unit() as (_, store):
            yield store

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[tuple[Transaction, _S]]:
        """A transaction with its store, for edges that add rows of the chassis to the batch."""
        async with self._pool.acquire() as raw:
            transaction = Transaction(raw, outgoing=self._outgoing, source=self.source)
            try:
                yield transaction, self._store(transaction)
                wrote_events = await transaction.flush()
                await transaction.commit()
            except BaseException:
                await transaction.roll_back()
                raise
        if wrote_events and self._notifier is not None:
            self._notifier.wake()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """A connection for reads that need no transaction."""
        async with self._pool.acquire() as raw:
            yield Connection(raw)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[Connection]:
        """A connection of its own for LISTEN, outside the pool."""
        raw: Any = await asyncpg.connect(self._dsn(), record_class=Row)
        try:
            yield Connection(raw)
        finally:
            await raw.close(timeout=_CLOSES_WITHIN)

    def _dsn(self) -> str:
        url = self._settings.database_url
        reveal = getattr(url, "get_secret_value", None)
        return str(reveal() if reveal else url)


async def _leave_as_is(raw: object) -> None:
    """Transactions always end here, and sessions set nothing, so a reset would be a wasted trip."""

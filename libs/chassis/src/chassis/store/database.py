"""A service's database: transactions, reads, and the wake-up of its relay."""

import copy
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Generic, Protocol, TypeVar

import asyncpg

from chassis.fences import NOBODY, SERVING_ROLE, WORKING_ROLE, errand, standing_of
from chassis.outgoing import Outgoing
from chassis.store.connection import Connection, Row
from chassis.store.pool import DatabaseSettings, SharedPool
from chassis.store.transaction import Transaction
from chassis.viewer import Viewer

_CLOSES_WITHIN = 5.0

_S = TypeVar("_S")
_S_co = TypeVar("_S_co", covariant=True)


class StoreOf(Protocol[_S_co]):
    """Builds a service's store, the sum of its repositories, on a transaction."""

    def __call__(self, transaction: Transaction, /) -> _S_co: ...


class Database(Generic[_S]):
    """Opens transactions. Edges do that, an HTTP route or a consumer, never a command.

    As it is made, it is the service's own: of its worker, its command line, its tests. People's
    requests use what `serving()` answers, which PostgreSQL holds to the rows of the viewer.
    """

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
        self._shared = SharedPool(settings, source)
        self._standing = NOBODY
        self._served: Database[_S] | None = None

    @property
    def dsn(self) -> str:
        """The address, with its password: never for a log."""
        return self._shared.dsn

    def serving(self) -> "Database[_S]":
        """The same database behind the fence: without a viewer it shows and takes nothing that
        belongs to an agency, with one only what they may meet. A worker's stays as it is.
        """
        if self._shared.role is not None:
            return self
        if self._served is None:
            self._served = self._with(
                pool=SharedPool(self._settings, self.source, role=SERVING_ROLE)
            )
        return self._served

    def working(self) -> "Database[_S]":
        """The same database as the worker's role meets it, which is not the owner of the tables."""
        return self._with(pool=SharedPool(self._settings, self.source, role=WORKING_ROLE))

    def on_errand(self, name: str) -> "Database[_S]":
        """The same connections where there is no viewer yet; policies name what is open to it."""
        return self._with(standing=errand(name))

    async def open(
        self, *, statement_seconds: float | None = None, role: str | None = None, eager: bool = True
    ) -> None:
        """Connect; may be called by several owners, each of which closes once.

        A statement that takes longer than `statement_seconds`, if the first owner says so, is ended
        by the server (QueryCanceledError). Owners that load or tidy in bulk leave it out. The first
        owner also says which `role` the login must be or take on, and whether to connect at once.
        """
        await self._shared.open(statement_seconds=statement_seconds, role=role, eager=eager)

    async def close(self) -> None:
        await self._shared.close()

    @asynccontextmanager
    async def transaction(self, viewer: Viewer | None = None) -> AsyncIterator[_S]:
        """A unit of work; commits when the block ends, rolls back when it raises.

        Raises Stale if something that the block changed had changed meanwhile.
        """
        async with self.unit(viewer) as (_, store):
            yield store

    @asynccontextmanager
    async def unit(self, viewer: Viewer | None = None) -> AsyncIterator[tuple[Transaction, _S]]:
        """A transaction with its store, for edges that add rows of the chassis to the batch."""
        async with self._connection(viewer) as raw:
            transaction = Transaction(raw, outgoing=self._outgoing, source=self.source)
            transaction.actor = viewer
            try:
                yield transaction, self._store(transaction)
                wrote_events = await transaction.flush()
                await transaction.commit()
            except BaseException:
                await transaction.roll_back()
                raise
        if wrote_events:
            self._shared.wake_relay()
        if transaction.awaited:
            self._shared.wake(transaction.awaited)

    @asynccontextmanager
    async def reading(self, viewer: Viewer | None = None) -> AsyncIterator[Connection]:
        """A connection for reads that need no transaction."""
        async with self._connection(viewer) as raw:
            yield Connection(raw)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[Connection]:
        """A connection of its own for LISTEN, outside the pool."""
        raw: Any = await asyncpg.connect(self._shared.dsn, record_class=Row)
        try:
            yield Connection(raw)
        finally:
            await raw.close(timeout=_CLOSES_WITHIN)

    def _with(
        self, *, pool: SharedPool | None = None, standing: str | None = None
    ) -> "Database[_S]":
        other = copy.copy(self)
        other.__dict__.update(
            _shared=pool or self._shared,
            _standing=self._standing if standing is None else standing,
        )
        return other

    @asynccontextmanager
    async def _connection(self, viewer: Viewer | None) -> AsyncIterator[Any]:
        """One that is set for the viewer before anything is run, where a fence stands."""
        standing = self._standing if viewer is None else standing_of(viewer)
        async with self._shared.acquire() as raw:
            if self._shared.role == SERVING_ROLE:
                await raw.carry(standing)
            yield raw

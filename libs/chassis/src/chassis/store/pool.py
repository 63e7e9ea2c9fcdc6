"""The connections of one process to its database, opened by the first owner, closed by the last."""

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

import asyncpg
import structlog

from chassis.store.carrying import CarryingConnection
from chassis.store.connection import Row, prepare_connection
from chassis.store.logins import role_to_take_on
from chassis.store.notifier import Notifier

_CLOSES_WITHIN = 10.0
_log = structlog.get_logger(__name__)


class DatabaseSettings(Protocol):
    """What a database needs to know; `ServiceSettings` has it."""

    @property
    def database_url(self) -> Any: ...

    @property
    def database_pool_size(self) -> int: ...


class SharedPool:
    """A pool, and the wake-up of the relay that goes with it."""

    def __init__(self, settings: DatabaseSettings, source: str, *, role: str | None = None) -> None:
        self.role = role
        """What every session is a member of; None: whatever the address says."""
        self._settings = settings
        self._source = source
        self._pool: Any = None
        self._notifier: Notifier | None = None
        self._opening = asyncio.Lock()
        self._users = 0

    @property
    def dsn(self) -> str:
        url = self._settings.database_url
        reveal = getattr(url, "get_secret_value", None)
        return str(reveal() if reveal else url)

    def acquire(self) -> Any:
        return self._pool.acquire()

    def wake_relay(self) -> None:
        if self._notifier is not None:
            self._notifier.wake()

    def wake(self, awaited: Mapping[str, set[str]]) -> None:
        """Those who wait for these keys of these channels."""
        if self._notifier is not None:
            for channel, keys in awaited.items():
                self._notifier.wake(channel, keys)

    async def open(self, *, statement_seconds: float | None, role: str | None, eager: bool) -> None:
        async with self._opening:
            if self._pool is None:
                self.role = self.role or role
                self._pool = await self._connected(statement_seconds, eager=eager)
                self._notifier = Notifier(self._pool)
            self._users += 1

    async def close(self) -> None:
        async with self._opening:
            self._users -= 1
            if self._users == 0 and self._pool is not None:
                if self._notifier is not None:
                    await self._notifier.close()
                await self._let_go()
                self._pool = self._notifier = None

    async def _let_go(self) -> None:
        """Where the server does not answer, or somebody keeps a connection, they are dropped."""
        try:
            async with asyncio.timeout(_CLOSES_WITHIN):
                await self._pool.close()
        except TimeoutError:
            _log.warning("connections dropped that did not close", service=self._source)

    async def _connected(self, statement_seconds: float | None, *, eager: bool) -> Any:
        settings = {
            "application_name": self._source,
            "jit": "off",
            "statement_timeout": str(round((statement_seconds or 0) * 1000)),
        }
        if self.role is not None:
            production = getattr(self._settings, "environment", None) == "production"
            taken_on = await role_to_take_on(self.dsn, self.role, production=production)
            settings |= {"role": taken_on} if taken_on else {}
        return await asyncpg.create_pool(
            self.dsn,
            min_size=1 if eager else 0,
            max_size=self._settings.database_pool_size,
            connection_class=CarryingConnection,
            init=prepare_connection,
            reset=_leave_as_is,
            record_class=Row,
            max_cached_statement_lifetime=0,
            statement_cache_size=1000,
            server_settings=settings,
        )


async def _leave_as_is(raw: object) -> None:
    """Transactions always end here, and who is served next is told first, so a reset would be a
    wasted trip.
    """

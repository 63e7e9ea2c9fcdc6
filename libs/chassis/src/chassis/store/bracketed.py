"""BEGIN and COMMIT around what is run, where they are needed."""

import asyncio

import asyncpg

from chassis.store.connection import Connection
from chassis.store.statements import Prepared, Statement


class NotCommitted(Exception):
    """Nothing was saved, because a statement had failed and its error was passed over."""


class Bracketed(Connection):
    """A connection for one transaction.

    Reading alone begins none: where nothing follows but one last statement, PostgreSQL commits
    that by itself, and two trips to the server are saved. Reads see what is committed at their
    moment, with BEGIN or without.
    """

    _begun = False

    async def about_to_run(self, statement: Statement | None = None) -> None:
        if self._begun or (isinstance(statement, Prepared) and statement.only_reads):
            return
        self._begun = True  # before the trip: PostgreSQL may begin though its answer was cut off
        await self.raw.execute("BEGIN")

    async def commit(self) -> None:
        """Raises NotCommitted where an error was swallowed: PostgreSQL then answers COMMIT with a
        rollback, and does not complain.
        """
        if self._begun and await self.raw.execute("COMMIT") != "COMMIT":
            raise NotCommitted("a statement of the transaction failed, and nobody gave up")

    async def roll_back(self) -> None:
        """A connection that cannot even roll back is thrown away; the server does it then."""
        if not self._begun:
            return
        try:
            await self.raw.execute("ROLLBACK")
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            self.raw.terminate()
        except asyncio.CancelledError:
            self.raw.terminate()
            raise

"""A connection that remembers for whom it was set, so that it never serves one as another."""

from typing import Final

import asyncpg

from chassis.fences import NOBODY, SETTING

_SET: Final = f"SELECT set_config('{SETTING}', $1, false)"


class NotCarried(Exception):
    """PostgreSQL was not told for whom the connection works, so it must not be used."""


class CarryingConnection(asyncpg.Connection):
    """One connection of a pool. `_carried` is None while nobody knows what the server was told."""

    _carried: str | None = NOBODY

    async def carry(self, standing: str) -> None:
        """Tell the server for whom it works from now on, unless it was told so last.

        Outside of every transaction: one that is rolled back would take the setting along. Where
        this fails or is cancelled, the next user tells it again, whoever that is.
        """
        if self._carried == standing:
            return
        if self.is_in_transaction():
            self.terminate()
            raise NotCarried("the connection is in the midst of somebody's transaction")
        self._carried = None
        if await self.fetchval(_SET, standing) != standing:
            self.terminate()
            raise NotCarried("the server kept another setting")
        self._carried = standing

"""Places, people and placement requests in bulk, made by PostgreSQL itself."""

from hashlib import md5
from pathlib import Path
from uuid import UUID

from bench.machine import connected
from chassis.auth import Role
from testkit import bearer
from testkit.tokens import a_viewer

_HERE = Path(__file__).parent
_PLACES = (_HERE / "places.sql").read_text(encoding="utf-8")
_REQUESTS = (_HERE / "requests.sql").read_text(encoding="utf-8")
_MOST_AT_ONCE = 100_000


def id_of(what: str) -> UUID:
    """The id of something that `places.sql` makes, such as `agency0`, the school."""
    return UUID(md5(what.encode(), usedforsecurity=False).hexdigest())


def school_headers() -> dict[str, str]:
    """Of a placing coordinator of the school."""
    return bearer(a_viewer(role=Role.PLACING_COORDINATOR, agency_id=id_of("agency0")))


def hospital_headers() -> dict[str, str]:
    """Of a receiving coordinator of one hospital."""
    return bearer(a_viewer(role=Role.RECEIVING_COORDINATOR, agency_id=id_of("agency1")))


class Seeds:
    """Fills the placements database at one address."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._written = 0

    async def places(self) -> None:
        connection = await connected(self._url)
        await connection.execute(_PLACES)
        await connection.close()

    async def drafts(self, count: int) -> list[UUID]:
        """Requests that wait to be sent; answers their ids."""
        first = await self._write(count, drafts=True)
        connection = await connected(self._url)
        rows = await connection.fetch(
            "SELECT id FROM placement_requests WHERE reference >= $1 ORDER BY id",
            f"PR-2026-{first:07d}",
        )
        await connection.close()
        return [row["id"] for row in rows]

    async def requests(self, count: int) -> None:
        """Requests in every status, shared evenly among the hospitals."""
        await self._write(count, drafts=False)

    async def _write(self, count: int, *, drafts: bool) -> int:
        """Answers the number of the first."""
        first, self._written = self._written + 1, self._written + count
        connection = await connected(self._url)
        for start in range(first, self._written + 1, _MOST_AT_ONCE):
            end = min(start + _MOST_AT_ONCE - 1, self._written)
            await connection.execute(_REQUESTS, start, end, drafts)
        await connection.execute("VACUUM ANALYZE")
        await connection.close()
        return first

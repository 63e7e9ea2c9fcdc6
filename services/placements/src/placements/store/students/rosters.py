"""The repository of rosters."""

from sqlalchemy import Uuid, bindparam, select

from chassis.store import Prepared, Transaction
from placements.domain.requests.record import RequestRecord
from placements.domain.students.roster import Roster
from placements.store.students.rows import roster_from, roster_row
from placements.store.tables.students import placement_request_rosters

_by_id = Prepared(
    select(placement_request_rosters).where(
        placement_request_rosters.c.id == bindparam("id", type_=Uuid)
    )
)


class StoredRosters:
    """Rosters by the id of their request."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def of(self, request: RequestRecord) -> Roster:
        """The roster of a request; the first to ask for one begins it."""
        row = await self._transaction.first(_by_id, id=request.id)
        if row is None:
            roster = Roster.of(request)
            self._transaction.insert(placement_request_rosters, roster, roster_row)
            return roster
        return self._transaction.track(placement_request_rosters, roster_from(row), roster_row)

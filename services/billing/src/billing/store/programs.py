"""What billing knows of the programs of schools: to which department each belongs."""

from uuid import UUID

from sqlalchemy import Uuid, bindparam, select

from billing.store.tables import programs
from chassis.store import Prepared, Transaction

_one = Prepared(
    select(programs.c.department_id).where(programs.c.id == bindparam("id", type_=Uuid))
)


class KnownPrograms:
    """A copy of what placements publishes."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def keep_newest(self, id: UUID, *, department_id: UUID | None, version: int) -> None:
        row = {"id": id, "department_id": department_id}
        self._transaction.keep_newest(programs, row, version=version)

    async def department_of(self, id: UUID) -> UUID | None:
        """None for a program that belongs to no department, or was not told of yet."""
        row = await self._transaction.first(_one, id=id)
        return row.department_id if row else None

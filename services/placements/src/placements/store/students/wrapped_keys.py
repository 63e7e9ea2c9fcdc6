"""The wrapped keys of students, as they are wrapped anew under the newest key-encryption key."""

from uuid import UUID

from sqlalchemy import ARRAY, Integer, LargeBinary, Uuid, bindparam, func, select, update

from chassis.data_keys import ID_BYTES, DataKeys
from chassis.sealing import CannotOpen
from chassis.store import Prepared, Transaction
from placements.domain.students.rotation import Rewrapped
from placements.store.tables.students import student_keys

_k = student_keys.c
_after = bindparam("after", type_=Uuid)
_under_another = func.substring(_k.wrapped, 1, ID_BYTES) != bindparam("newest", type_=LargeBinary)
_next = Prepared(
    select(_k.student_id, _k.wrapped)
    .where(_k.student_id > _after, _under_another)
    .order_by(_k.student_id)
    .limit(bindparam("at_most", type_=Integer))
    .with_for_update()
)
_new = (
    func.unnest(bindparam("ids", type_=ARRAY(Uuid)), bindparam("wrapped", type_=ARRAY(LargeBinary)))
    .table_valued("id", "wrapped")
    .render_derived()
)
_rewrap = Prepared(
    update(student_keys).values(wrapped=_new.c.wrapped).where(_k.student_id == _new.c.id)
)
_left = Prepared(select(func.count()).select_from(student_keys).where(_under_another))


class StoredWrappedKeys:
    """Rows tell under which key they are, so a rotation that was broken off goes on by itself."""

    def __init__(self, transaction: Transaction, keys: DataKeys) -> None:
        self._transaction, self._keys = transaction, keys

    async def left(self) -> int:
        """How many are under another key than the newest."""
        return int(await self._transaction.scalar(_left, newest=self._keys.newest))

    async def rewrap(self, *, after: UUID, at_most: int) -> Rewrapped:
        """The next of them by id; those that no key opens stay as they are, and are counted."""
        rows = await self._transaction.all(
            _next, after=after, newest=self._keys.newest, at_most=at_most
        )
        wrapped = {
            row["student_id"]: self._rewrapped(row["wrapped"], row["student_id"]) for row in rows
        }
        done = {student: key for student, key in wrapped.items() if key is not None}
        if done:
            await self._transaction.execute(_rewrap, ids=list(done), wrapped=list(done.values()))
        last = rows[-1]["student_id"] if rows else None
        return Rewrapped(done=len(done), closed=len(rows) - len(done), last=last)

    def _rewrapped(self, wrapped: bytes, student_id: UUID) -> bytes | None:
        try:
            return self._keys.rewrap(wrapped, student_id)
        except CannotOpen:
            return None

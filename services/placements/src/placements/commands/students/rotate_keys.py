"""Students' keys come under the newest key-encryption key, batch by batch."""

from uuid import UUID

from placements.commands.students.ports import KeysStore
from placements.domain.students.rotation import Rewrapped

BEFORE_ALL = UUID(int=0)


async def rotate_keys(store: KeysStore, *, after: UUID | None, at_most: int) -> Rewrapped:
    """One batch of a rotation; `after` is the last student of the batch before."""
    return await store.wrapped_keys.rewrap(after=after or BEFORE_ALL, at_most=at_most)

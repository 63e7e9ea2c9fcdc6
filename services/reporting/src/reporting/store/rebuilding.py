"""Making the read models ready to be told everything again."""

from collections.abc import Collection

from sqlalchemy import Table, any_, bindparam, delete, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from chassis.store import Database
from chassis.store.tables import INBOX
from reporting.store.store import ReportingStore
from reporting.store.tables import (
    agencies,
    courses,
    destinations,
    placement_requests,
    programs,
    services,
    sites,
)

READ_MODELS: tuple[Table, ...] = (
    agencies,
    courses,
    destinations,
    placement_requests,
    programs,
    services,
    sites,
)
_UNHEARD = 0
"""Below the version of every event."""


async def prepare_rebuild(
    database: Database[ReportingStore], queues: Collection[str], *, empty: bool = False
) -> None:
    """Forget what these queues have handled, and take any event as newer than what is there.

    The old rows go on serving, each until its event comes again; with `empty` they go at once.
    Consumers wait meanwhile, so that no event counts as handled whose row was forgotten.
    """
    names = ", ".join(table.name for table in READ_MODELS)
    marks = delete(INBOX).where(INBOX.c.queue == any_(bindparam("queues", type_=ARRAY(Text))))
    async with database.transaction() as store:
        await store.transaction.run(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")
        await store.transaction.execute(marks, queues=list(queues))
        for table in READ_MODELS:
            change = delete(table) if empty else update(table).values(version=_UNHEARD)
            await store.transaction.execute(change)

"""The text that everybody accepts before working here."""

from sqlalchemy import select

from chassis.domain import NotFound
from chassis.store import Connection, Row
from identity.store.tables.responsibilities import responsibilities


async def responsibilities_in_force(connection: Connection) -> Row:
    """The newest version."""
    row = await connection.first(
        select(responsibilities).order_by(responsibilities.c.version.desc()).limit(1)
    )
    if row is None:
        raise NotFound("No text of the responsibilities was published")
    return row

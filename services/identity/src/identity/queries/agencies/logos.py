"""The logos of departments that the viewer may know of."""

from dataclasses import dataclass, field
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Connection
from identity.domain.agencies.logo import Logo
from identity.queries.access.narrowing import visible
from identity.store.tables.agencies import department_logos


class LogoRow(BaseModel):
    """What kind of picture a department shows; its digest is the ETag of the picture."""

    department_id: UUID
    type: str
    width: int
    height: int
    digest: str

    @classmethod
    def of(cls, department_id: UUID, logo: Logo) -> "LogoRow":
        return cls(
            department_id=department_id,
            type=logo.type,
            width=logo.width,
            height=logo.height,
            digest=logo.digest,
        )


@dataclass(frozen=True)
class Picture:
    content: bytes = field(repr=False)
    type: str
    digest: str


async def logo(connection: Connection, department_id: UUID, viewer: Viewer) -> Picture:
    """Raises NotFound, also for a department of a foreign agency."""
    table = department_logos
    row = await connection.first(
        select(table.c.content, table.c.type, table.c.digest).where(
            table.c.department_id == department_id, *visible(table, viewer)
        )
    )
    if row is None:
        raise NotFound(f"No logo of a department {department_id} that the viewer may know of")
    return Picture(content=row.content, type=row.type, digest=row.digest)

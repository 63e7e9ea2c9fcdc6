"""Agencies, which everybody may look up."""

from dataclasses import dataclass
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import select

from chassis.domain import NotFound
from chassis.store import Connection
from identity.domain.agencies.agency import Agency, AgencyKind
from identity.domain.wording import plain
from identity.queries.access.narrowing import Key, after_name, equal, found_by
from identity.store.tables.agencies import agencies


class AgencyRow(BaseModel):
    """A school, a hospital, or both."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: AgencyKind
    name_fr: str
    name_en: str
    short_name: str
    province: str
    region: str | None
    active: bool
    version: int

    @classmethod
    def of(cls, agency: Agency) -> "AgencyRow":
        facts = agency.facts
        return cls(
            id=agency.id,
            kind=facts.kind,
            name_fr=facts.name_fr,
            name_en=facts.name_en,
            short_name=facts.short_name,
            province=facts.province,
            region=facts.region,
            active=agency.active,
            version=agency.version_once_saved,
        )

    @property
    def key(self) -> Key:
        return plain(self.name_fr), self.id


@dataclass(frozen=True, kw_only=True)
class WantedAgencies:
    """What is None narrows nothing."""

    words: str | None = None
    kind: AgencyKind | None = None
    province: str | None = None
    active: bool | None = None


async def agencies_by_name(
    connection: Connection, wanted: WantedAgencies, *, cursor: Key | None, limit: int
) -> list[AgencyRow]:
    rows = await connection.all(
        select(agencies)
        .where(
            *found_by(agencies, wanted.words),
            *equal(agencies, kind=wanted.kind, province=wanted.province, active=wanted.active),
            *after_name(agencies, cursor),
        )
        .order_by(agencies.c.sort_name, agencies.c.id)
        .limit(limit)
    )
    return [AgencyRow.model_validate(row) for row in rows]


async def agency(connection: Connection, id: UUID) -> AgencyRow:
    """Raises NotFound."""
    row = await connection.first(select(agencies).where(agencies.c.id == id))
    if row is None:
        raise NotFound(f"No agency {id}")
    return AgencyRow.model_validate(row)

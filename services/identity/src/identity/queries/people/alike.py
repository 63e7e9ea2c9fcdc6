"""Who is here already and may be the person whom somebody is about to add."""

from uuid import UUID

from pydantic import BaseModel, ConfigDict

from chassis.auth import Viewer
from chassis.store import Connection
from identity.domain.access.rights import expect_administrator_of
from identity.domain.people.likeness import Likeness, Newcomer
from identity.store.people.candidates import candidates


class CandidateRow(BaseModel):
    """A staff record that is alike, and in what."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    agency_id: UUID
    department_id: UUID | None
    first_name: str
    last_name: str
    active: bool
    likeness: list[Likeness]


async def people_alike(
    connection: Connection, newcomer: Newcomer, *, agency_id: UUID, viewer: Viewer
) -> list[CandidateRow]:
    """The most alike first. Raises AdministratorsOnly, and NotFound for a foreign agency."""
    expect_administrator_of(viewer, agency_id)
    found = await candidates(connection, newcomer, agency_id=agency_id, viewer=viewer)
    return [CandidateRow.model_validate(candidate) for candidate in found]

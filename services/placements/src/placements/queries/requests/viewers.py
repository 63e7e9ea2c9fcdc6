"""Who can see a request, and why: computed by the rule that shows it to them."""

from uuid import UUID

from pydantic import Field
from sqlalchemy import and_, bindparam, select

from chassis.auth import Level, Role
from chassis.store import Connection, Prepared
from placements.queries.requests.reader import Reader
from placements.queries.requests.showing import supervisors_shown
from placements.queries.requests.shown import Named, Shown
from placements.queries.requests.single import visible_row
from placements.queries.requests.visibility import visible_to_everybody
from placements.store.tables.people import accounts, agencies, people, role_assignments
from placements.store.tables.requests import placement_requests
from policy.permissions import SIGHTS, Through

_roles = role_assignments.c
_viewers = Prepared(
    select(
        _roles.person_id,
        _roles.role,
        _roles.level,
        _roles.agency_id,
        people.c.first_name,
        people.c.last_name,
        agencies.c.name_fr.label("agency_fr"),
        agencies.c.name_en.label("agency_en"),
    )
    .select_from(
        placement_requests.join(role_assignments, and_(_roles.active, visible_to_everybody()))
        .join(people, and_(people.c.id == _roles.person_id, people.c.active))
        .join(accounts, and_(accounts.c.person_id == people.c.id, accounts.c.enabled))
        .outerjoin(agencies, agencies.c.id == _roles.agency_id)
    )
    .where(placement_requests.c.id == bindparam("id"))
    .order_by(_roles.role, people.c.last_name, people.c.first_name, _roles.id)
)


class RequestViewer(Shown):
    """A person who can see the request in one of their roles."""

    person: Named
    agency: Named
    role: Role
    level: Level
    reason: str
    """Why, in the reader's language."""
    reason_code: str = Field(examples=["receives-for-site"])


async def viewers_of_request(
    connection: Connection, id: UUID, reader: Reader
) -> list[RequestViewer]:
    """Leaves out who cannot sign in, and before the agency's answer, for the school, who is to
    supervise. Raises PlacementRequestNotFound.
    """
    request = await visible_row(connection, id, reader.viewer)
    side = reader.side(request["placing_agency_id"])
    answered = request["answered_at"] is not None
    rows = await connection.all(_viewers, id=id)
    return [
        RequestViewer(
            person=Named(id=row["person_id"], name=f"{row['first_name']} {row['last_name']}"),
            agency=Named(id=row["agency_id"], name=row[f"agency_{reader.language}"] or ""),
            role=Role(row["role"]),
            level=Level(row["level"]),
            reason=SIGHTS[Role(row["role"])].why.read_in(reader.language),
            reason_code=SIGHTS[Role(row["role"])].why.slug,
        )
        for row in rows
        if SIGHTS[Role(row["role"])].through is not Through.SUPERVISION
        or supervisors_shown([row["person_id"]], side, answered=answered)
    ]

"""Who is signed in, and in which of their roles."""

from datetime import UTC, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import select

from chassis.auth import Level, Role, Viewer
from chassis.store import Connection
from identity.domain.agencies.agency import AgencyKind
from identity.domain.people.person import Language
from identity.domain.sign_in.session import IDLE, LONGEST, SessionOver
from identity.store.tables.access import role_assignments
from identity.store.tables.accounts import accounts
from identity.store.tables.agencies import agencies
from identity.store.tables.people import people
from identity.store.tables.sign_in import sessions


class OwnRole(BaseModel):
    """A role that the person can switch to."""

    model_config = ConfigDict(from_attributes=True)

    role_assignment_id: UUID
    role: Role
    level: Level
    agency_id: UUID
    agency_kind: AgencyKind
    agency_name_fr: str
    agency_name_en: str
    agency_short_name: str


class RealPerson(BaseModel):
    """Who really looks, and until when; what stands beside it is of the person looked as."""

    view_id: UUID
    account_id: UUID
    person_id: UUID
    first_name: str
    last_name: str
    expires_at: datetime


class CurrentSession(BaseModel):
    """Who is signed in. `role_assignment_id` is the role that the access token is for. With
    `viewed_by`, that person views as this one: every screen says so."""

    session_id: UUID
    expires_at: datetime
    account_id: UUID
    person_id: UUID
    first_name: str
    last_name: str
    language: Language
    email_alerts_accepted: bool
    role_assignment_id: UUID
    roles: list[OwnRole]
    viewed_by: RealPerson | None = None


async def current_session(connection: Connection, viewer: Viewer) -> CurrentSession:
    """Raises SessionOver, even while the access token would still be accepted elsewhere."""
    row = await connection.first(
        select(
            sessions.c.started_at,
            accounts.c.email_alerts_accepted,
            people.c.first_name,
            people.c.last_name,
            people.c.language,
        )
        .join(accounts, accounts.c.id == sessions.c.account_id)
        .join(people, people.c.id == accounts.c.person_id)
        .where(
            sessions.c.id == viewer.session_id,
            sessions.c.account_id == viewer.account_id,
            sessions.c.ended_at.is_(None),
            sessions.c.rotated_at > datetime.now(UTC) - IDLE,
            accounts.c.enabled,
            people.c.active,
        )
    )
    if row is None:
        raise SessionOver("The session is over")
    return CurrentSession(
        session_id=viewer.session_id,
        expires_at=row.started_at + LONGEST,
        account_id=viewer.account_id,
        person_id=viewer.person_id,
        first_name=row.first_name,
        last_name=row.last_name,
        language=row.language,
        email_alerts_accepted=row.email_alerts_accepted,
        role_assignment_id=viewer.role_assignment_id,
        roles=await own_roles(connection, viewer.person_id),
    )


async def own_roles(connection: Connection, person_id: UUID) -> list[OwnRole]:
    rows = await connection.all(
        select(
            role_assignments.c.id.label("role_assignment_id"),
            role_assignments.c.role,
            role_assignments.c.level,
            role_assignments.c.agency_id,
            agencies.c.kind.label("agency_kind"),
            agencies.c.name_fr.label("agency_name_fr"),
            agencies.c.name_en.label("agency_name_en"),
            agencies.c.short_name.label("agency_short_name"),
        )
        .join(agencies, agencies.c.id == role_assignments.c.agency_id)
        .where(
            role_assignments.c.person_id == person_id,
            role_assignments.c.active,
            agencies.c.active,
        )
        .order_by(role_assignments.c.id)
    )
    return [OwnRole.model_validate(row) for row in rows]

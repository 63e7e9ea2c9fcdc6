"""Who is signed in, and in which of their roles."""

from datetime import UTC, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ScalarSelect, func, select

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
    previous_sign_in_at: datetime | None = Field(
        default=None, description="When they signed in before this; not known after some weeks."
    )
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
            _previous_sign_in().label("previous_sign_in_at"),
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
        previous_sign_in_at=row.previous_sign_in_at,
    )


def _previous_sign_in() -> ScalarSelect[datetime]:
    """Of the same account, on whatever device; what is over is forgotten after some weeks."""
    earlier = sessions.alias("earlier")
    return (
        select(func.max(earlier.c.started_at))
        .where(
            earlier.c.account_id == sessions.c.account_id,
            earlier.c.started_at < sessions.c.started_at,
        )
        .correlate(sessions)
        .scalar_subquery()
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

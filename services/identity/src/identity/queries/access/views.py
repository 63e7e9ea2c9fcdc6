"""The session of somebody who views as another person."""

from datetime import UTC, datetime

from sqlalchemy import select

from chassis.auth import RealViewer, Viewer
from chassis.store import Connection, Row
from identity.domain.sign_in.session import IDLE, SessionOver
from identity.queries.sign_in.sessions import CurrentSession, RealPerson, own_roles
from identity.store.tables.accounts import accounts
from identity.store.tables.factors import views
from identity.store.tables.people import people
from identity.store.tables.sign_in import sessions


async def seen_session(connection: Connection, viewer: Viewer, real: RealViewer) -> CurrentSession:
    """As the person would be shown, in the one role looked as. Raises SessionOver once the view or
    the session behind it is over."""
    view = await _open_view(connection, viewer, real)
    person = await connection.first(
        select(
            people.c.first_name,
            people.c.last_name,
            people.c.language,
            accounts.c.email_alerts_accepted,
        )
        .join(accounts, accounts.c.person_id == people.c.id)
        .where(accounts.c.id == viewer.account_id, accounts.c.enabled, people.c.active)
    )
    if view is None or person is None:
        raise SessionOver("The view is over")
    roles = await own_roles(connection, viewer.person_id)
    return CurrentSession(
        session_id=viewer.session_id,
        expires_at=view.expires_at,
        account_id=viewer.account_id,
        person_id=viewer.person_id,
        first_name=person.first_name,
        last_name=person.last_name,
        language=person.language,
        email_alerts_accepted=person.email_alerts_accepted,
        role_assignment_id=viewer.role_assignment_id,
        roles=[role for role in roles if role.role_assignment_id == viewer.role_assignment_id],
        viewed_by=RealPerson(
            view_id=real.view_id,
            account_id=real.account_id,
            person_id=real.person_id,
            first_name=view.first_name,
            last_name=view.last_name,
            expires_at=view.expires_at,
        ),
    )


async def _open_view(connection: Connection, viewer: Viewer, real: RealViewer) -> Row | None:
    now = datetime.now(UTC)
    return await connection.first(
        select(views.c.expires_at, people.c.first_name, people.c.last_name)
        .join(people, people.c.id == views.c.viewer_person_id)
        .join(sessions, sessions.c.id == views.c.session_id)
        .where(
            views.c.id == real.view_id,
            views.c.viewer_account_id == real.account_id,
            views.c.role_assignment_id == viewer.role_assignment_id,
            views.c.ended_at.is_(None),
            views.c.expires_at > now,
            sessions.c.ended_at.is_(None),
            sessions.c.rotated_at > now - IDLE,
        )
    )

"""A view: somebody looks as another person would, for a while, and it is written down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Final, Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, Conflict, Forbidden
from chassis.ids import new_id
from chassis.viewer import RealViewer, Viewer
from identity.domain.access.rights import expect_administrator_of
from identity.domain.access.role_assignment import RoleAssignment
from identity.domain.agencies.agency import on_one_side
from identity.domain.wording import required
from policy.permissions import Action, may
from policy.permissions.roles import SCOPES

LASTS: Final = timedelta(minutes=30)
_ADMINISTERING: Final = (Action.EDIT_ACCOUNTS, Action.OVERSEE_NETWORK, Action.SET_UP_NETWORK)


class NeverAsAdministrator(Forbidden):
    """Nobody views as an administrator, a local one included; nor as themselves."""

    slug: ClassVar[str] = "never-view-as-administrator"


class SeesMore(Forbidden):
    """The person sees parts of the agency that the local administrator does not."""

    slug: ClassVar[str] = "sees-more-than-viewer"


class CannotActNow(Conflict):
    """The person has no account in use, or no longer this role: there is nothing to see."""

    slug: ClassVar[str] = "nothing-to-view-as"


class ViewOver(Conflict):
    """The view was ended, or half an hour is over: begin another one."""

    slug: ClassVar[str] = "view-over"


class ViewEnd(StrEnum):
    ENDED = "ended"
    EXPIRED = "expired"


def expect_may_view_as(
    viewer: Viewer, assignment: RoleAssignment, all_of_person: Iterable[RoleAssignment]
) -> None:
    """Administrators view as anybody's role; local ones as people of their own agency who see no
    more than they do; nobody as one who administers anything, in whatever role."""
    expect_administrator_of(viewer, assignment.agency_id)
    administers = any(one.active and _administers(one) for one in all_of_person)
    if administers or assignment.person_id == viewer.person_id:
        raise NeverAsAdministrator("The person administers, or is the viewer")
    if not may(viewer, Action.SET_UP_NETWORK) and not _sees_all_of(viewer, assignment):
        raise SeesMore("The person's rights reach beyond the viewer's")


def _administers(assignment: RoleAssignment) -> bool:
    return any(may(_as_viewer(assignment), action) for action in _ADMINISTERING)


def _as_viewer(assignment: RoleAssignment) -> Viewer:
    return assignment.viewer(account_id=assignment.person_id, session_id=assignment.id)


def _sees_all_of(viewer: Viewer, assignment: RoleAssignment) -> bool:
    """From the same side, and narrowed at least as much by whatever narrows the viewer."""
    rights = assignment.rights
    if not on_one_side(viewer.role, rights.role):
        return False
    for scope in SCOPES:
        own, theirs = getattr(viewer, scope), getattr(rights, scope)
        if own is not None and (theirs is None or not theirs <= own):
            return False
    return True


@dataclass(eq=False, kw_only=True)
class View(Aggregate):
    agency_id: UUID
    viewer_account_id: UUID
    viewer_person_id: UUID
    session_id: UUID
    person_id: UUID
    role_assignment_id: UUID
    reason: str
    began_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None
    ended_because: ViewEnd | None = None

    @classmethod
    def begin(
        cls, viewer: Viewer, assignment: RoleAssignment, *, reason: str, now: datetime
    ) -> Self:
        return cls(
            id=new_id(),
            agency_id=assignment.agency_id,
            viewer_account_id=viewer.account_id,
            viewer_person_id=viewer.person_id,
            session_id=viewer.session_id,
            person_id=assignment.person_id,
            role_assignment_id=assignment.id,
            reason=required(reason, "reason"),
            began_at=now,
            expires_at=now + LASTS,
        )

    def expect_open(self, now: datetime) -> None:
        if self.ended_at is not None or now >= self.expires_at:
            raise ViewOver(f"View {self.id} is over")

    def finish(self, now: datetime) -> None:
        """Whoever ends it late only learns that it was over already."""
        if self.ended_at is None:
            late = now >= self.expires_at
            self.ended_at = self.expires_at if late else now
            self.ended_because = ViewEnd.EXPIRED if late else ViewEnd.ENDED

    def seen_by(self, viewer: Viewer) -> RealViewer:
        return RealViewer(
            account_id=viewer.account_id,
            person_id=viewer.person_id,
            role_assignment_id=viewer.role_assignment_id,
            agency_id=viewer.agency_id,
            role=viewer.role,
            view_id=self.id,
        )


class Views(Protocol):
    """Views, open and over."""

    def add(self, view: View) -> None: ...

    async def get(self, id: UUID) -> View:
        """Locked until the transaction ends."""
        ...

    async def overdue(self, now: datetime) -> list[View]: ...

"""The person at the other end of a request, in one of their roles."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID


class Role(StrEnum):
    """What a person does for an agency."""

    PLACING_COORDINATOR = "placing_coordinator"
    COURSE_LEADER = "course_leader"
    INSTRUCTOR = "instructor"
    GROUP_INSTRUCTOR = "group_instructor"
    STUDENT_ADMINISTRATOR = "student_administrator"
    STUDENT = "student"
    RECEIVING_COORDINATOR = "receiving_coordinator"
    DESTINATION_COORDINATOR = "destination_coordinator"
    DISCIPLINE_CONTACT = "discipline_contact"
    SUPERVISOR = "supervisor"
    STAFF_ADMINISTRATOR = "staff_administrator"
    DEPARTMENT_CONTACT = "department_contact"
    CONTENT_MANAGER = "content_manager"
    CONTENT_AUTHOR = "content_author"
    POLICY_LEVEL = "policy_level"
    ADMINISTRATOR = "administrator"


class Level(StrEnum):
    """How far a role reaches."""

    REGULAR = "regular"
    LOCAL_ADMINISTRATOR = "local_administrator"
    VIEW_ONLY = "view_only"
    VIEW_ONLY_WITHOUT_NAMES = "view_only_without_names"


SEES_NAMES: Final = "students:names"
"""The scope without which a partner's system sees no student's name, whatever else it may do."""

_CHANGING_LEVELS = frozenset({Level.REGULAR, Level.LOCAL_ADMINISTRATOR})


@dataclass(frozen=True, kw_only=True)
class RealViewer:
    """Who looks through the eyes of another person, and in which of their views."""

    account_id: UUID
    person_id: UUID
    role_assignment_id: UUID
    agency_id: UUID
    role: Role
    view_id: UUID


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """An account in one active role assignment.

    A scope of None means the whole agency; a set means only what it names, and of several scopes
    each has to hold. A discipline goes by its code. A partner organisation's
    system acts as an account, too: `partner_scopes` are those of its token, None for a person.
    `first_steps` are those that the person has still to take before working here.
    Where a `real_viewer` looks as this person, all else is as for the person; logs name both.
    """

    account_id: UUID
    person_id: UUID
    role_assignment_id: UUID
    agency_id: UUID
    role: Role
    level: Level
    session_id: UUID
    program_ids: frozenset[UUID] | None = None
    site_ids: frozenset[UUID] | None = None
    destination_ids: frozenset[UUID] | None = None
    department_ids: frozenset[UUID] | None = None
    service_ids: frozenset[UUID] | None = None
    disciplines: frozenset[str] | None = None
    edit_invoicing_status: bool = False
    partner_scopes: frozenset[str] | None = None
    first_steps: frozenset[str] = frozenset()
    real_viewer: RealViewer | None = None

    @property
    def may_change(self) -> bool:
        """Whether this role may do more than look."""
        return self.level in _CHANGING_LEVELS

    @property
    def may_see_names(self) -> bool:
        """Whether students may be shown by name."""
        named = self.partner_scopes is None or SEES_NAMES in self.partner_scopes
        return named and self.level is not Level.VIEW_ONLY_WITHOUT_NAMES

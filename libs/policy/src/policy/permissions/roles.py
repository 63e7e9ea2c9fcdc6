"""What is to be known of roles: who gives them, what narrows them, and what goes together."""

from collections.abc import Collection
from typing import Final

from chassis.viewer import Level, Role
from policy.permissions.reasons import Reason
from policy.permissions.table import TABLE

OF_THE_NETWORK: Final = frozenset({Role.ADMINISTRATOR, Role.POLICY_LEVEL, Role.CONTENT_AUTHOR})
"""Only administrators give these, at whatever agency."""

_SCHOOL = frozenset({"program_ids", "department_ids"})
_PLACES = frozenset({"site_ids", "service_ids", "destination_ids", "disciplines"})

NARROWED_BY: Final[dict[Role, frozenset[str]]] = {
    Role.PLACING_COORDINATOR: _SCHOOL,
    Role.COURSE_LEADER: _SCHOOL,
    Role.STUDENT_ADMINISTRATOR: _SCHOOL,
    Role.INSTRUCTOR: frozenset({"program_ids"}),
    Role.GROUP_INSTRUCTOR: frozenset({"program_ids"}),
    Role.RECEIVING_COORDINATOR: _PLACES | {"department_ids"},
    Role.DESTINATION_COORDINATOR: _PLACES,
    Role.DISCIPLINE_CONTACT: _PLACES,
    Role.STAFF_ADMINISTRATOR: frozenset({"department_ids"}),
    Role.DEPARTMENT_CONTACT: frozenset({"department_ids"}),
    Role.CONTENT_MANAGER: frozenset({"site_ids"}),
}
"""The scopes that an assignment of the role may have; a role that is not here has none."""

SCOPES: Final = (
    "program_ids",
    "site_ids",
    "destination_ids",
    "department_ids",
    "service_ids",
    "disciplines",
)

ALWAYS_NARROWED_BY: Final[dict[Role, str]] = {Role.DISCIPLINE_CONTACT: "disciplines"}
"""A role that makes no sense without this scope."""

BOTH_ANSWER: Final = Reason(
    "receives-and-answers",
    "Cette personne reçoit les demandes et répond aussi pour une destination : elle se répondrait"
    " à elle-même.",
    "This person receives requests and answers for a destination, too: they would answer"
    " themselves.",
)


def has_level(role: Role, level: Level) -> bool:
    """A local administrator is a level of those roles that have something to administer."""
    return level is not Level.LOCAL_ADMINISTRATOR or bool(TABLE[role].local)


def cautions(roles: Collection[Role]) -> tuple[Reason, ...]:
    """What to think about before one person has these roles at one agency. None forbids any."""
    both = {Role.RECEIVING_COORDINATOR, Role.DESTINATION_COORDINATOR}
    return (BOTH_ANSWER,) if both <= set(roles) else ()

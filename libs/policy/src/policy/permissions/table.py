"""The table: what each role looks at, does, and does only as a local administrator.

It is data, to be read by those who answer for it. A view-only level has the first column alone, a
regular one the first two, a local administrator all three. A role that is not in it may do nothing.
"""

from dataclasses import dataclass

from chassis.viewer import Role
from policy.permissions.actions import Action


@dataclass(frozen=True, kw_only=True)
class Grants:
    looks: frozenset[Action] = frozenset()
    does: frozenset[Action] = frozenset()
    local: frozenset[Action] = frozenset()


def _grants(
    *,
    looks: set[Action] | None = None,
    does: set[Action] | None = None,
    local: set[Action] | None = None,
) -> Grants:
    return Grants(
        looks=frozenset(looks or ()), does=frozenset(does or ()), local=frozenset(local or ())
    )


_LOCAL = {
    Action.READ_ACCOUNTS,
    Action.EDIT_ACCOUNTS,
    Action.END_SESSIONS,
    Action.READ_AUDIT_LOG,
    Action.READ_ACCESS_LOG,
    Action.READ_INCIDENTS,
    Action.KEEP_INCIDENTS,
    Action.EDIT_WEBHOOKS,
    Action.READ_MAIL_LOG,
}
"""What goes with looking after an agency, on either side."""

TABLE: dict[Role, Grants] = {
    Role.PLACING_COORDINATOR: _grants(
        looks={
            Action.READ_REQUESTS,
            Action.READ_STUDENTS,
            Action.NAME_STUDENTS,
            Action.READ_HISTORIES,
            Action.RUN_REPORTS,
            Action.READ_INVOICING,
            Action.READ_LETTERS,
        },
        does={
            Action.CREATE_REQUESTS,
            Action.CONFIRM_REQUESTS,
            Action.CANCEL_REQUESTS,
            Action.ASSIGN_INSTRUCTORS,
            Action.REQUEST_SITES,
            Action.EDIT_STUDENTS,
            Action.MANAGE_CONSENT,
            Action.EDIT_STAFF,
            Action.SEND_LETTERS,
        },
        local={
            Action.EDIT_PROGRAMS,
            Action.GRADUATE_STUDENTS,
            Action.EXPORT_STUDENTS,
            *_LOCAL,
        },
    ),
    Role.COURSE_LEADER: _grants(
        looks={
            Action.READ_REQUESTS,
            Action.READ_STUDENTS,
            Action.NAME_STUDENTS,
            Action.READ_HISTORIES,
            Action.RUN_REPORTS,
        },
    ),
    Role.INSTRUCTOR: _grants(
        looks={
            Action.READ_REQUESTS,
            Action.READ_STUDENTS,
            Action.NAME_STUDENTS,
            Action.RUN_REPORTS,
        },
    ),
    Role.GROUP_INSTRUCTOR: _grants(
        looks={Action.READ_GROUP_SCHEDULES},
    ),
    Role.STUDENT_ADMINISTRATOR: _grants(
        looks={
            Action.READ_REQUESTS,
            Action.READ_STUDENTS,
            Action.NAME_STUDENTS,
            Action.READ_HISTORIES,
        },
        does={Action.EDIT_STUDENTS, Action.MANAGE_CONSENT, Action.GRADUATE_STUDENTS},
    ),
    Role.STAFF_ADMINISTRATOR: _grants(
        does={Action.EDIT_STAFF},
    ),
    Role.STUDENT: _grants(),
    Role.RECEIVING_COORDINATOR: _grants(
        looks={
            Action.READ_REQUESTS,
            Action.READ_STUDENTS,
            Action.NAME_STUDENTS,
            Action.READ_ACCOUNTS,
            Action.RUN_REPORTS,
            Action.READ_INVOICING,
            Action.READ_LETTERS,
            Action.TRACE_CONTACTS,
        },
        does={
            Action.REDIRECT_REQUESTS,
            Action.ANSWER_REQUESTS,
            Action.ANSWER_FOR_DESTINATION,
            Action.ASSIGN_SUPERVISORS,
            Action.CANCEL_REQUESTS,
            Action.REQUEST_SITES,
            Action.SEND_LETTERS,
        },
        local={Action.EDIT_PLACES, Action.EDIT_DESTINATION_PROFILE, Action.EDIT_STAFF, *_LOCAL},
    ),
    Role.DESTINATION_COORDINATOR: _grants(
        looks={
            Action.READ_REQUESTS,
            Action.READ_STUDENTS,
            Action.NAME_STUDENTS,
            Action.RUN_REPORTS,
        },
        does={
            Action.ANSWER_FOR_DESTINATION,
            Action.ASSIGN_SUPERVISORS,
            Action.EDIT_DESTINATION_PROFILE,
        },
    ),
    Role.DISCIPLINE_CONTACT: _grants(
        looks={Action.READ_REQUESTS, Action.READ_STUDENTS, Action.NAME_STUDENTS},
        does={Action.ANSWER_FOR_DESTINATION, Action.ASSIGN_SUPERVISORS},
    ),
    Role.SUPERVISOR: _grants(
        looks={
            Action.READ_REQUESTS,
            Action.READ_STUDENTS,
            Action.NAME_STUDENTS,
            Action.RUN_REPORTS,
        },
    ),
    Role.DEPARTMENT_CONTACT: _grants(
        looks={Action.READ_ACCOUNTS},
    ),
    Role.CONTENT_MANAGER: _grants(
        does={Action.APPLY_CONTENT},
    ),
    Role.CONTENT_AUTHOR: _grants(
        does={Action.WRITE_TEMPLATES},
    ),
    Role.POLICY_LEVEL: _grants(
        looks={Action.RUN_AGGREGATES},
    ),
    Role.ADMINISTRATOR: _grants(
        looks={
            Action.READ_REQUESTS,
            Action.READ_STUDENTS,
            Action.NAME_STUDENTS,
            Action.READ_ACCOUNTS,
            Action.RUN_REPORTS,
            Action.RUN_AGGREGATES,
            Action.READ_INVOICING,
            Action.READ_LETTERS,
            Action.READ_MAIL_LOG,
            Action.READ_AUDIT_LOG,
            Action.READ_ACCESS_LOG,
            Action.READ_INCIDENTS,
            Action.OVERSEE_NETWORK,
        },
        does={
            Action.EDIT_PROGRAMS,
            Action.EDIT_PLACES,
            Action.EDIT_DESTINATION_PROFILE,
            Action.EDIT_STAFF,
            Action.EDIT_ACCOUNTS,
            Action.GRANT_ADMINISTRATION,
            Action.END_SESSIONS,
            Action.KEEP_INCIDENTS,
            Action.EDIT_WEBHOOKS,
            Action.SEND_LETTERS,
            Action.SET_PROVINCIAL_RATES,
            Action.WRITE_TEMPLATES,
            Action.APPLY_CONTENT,
            Action.SET_UP_NETWORK,
            Action.PUBLISH_RESPONSIBILITIES,
        },
    ),
}
"""The administrator runs the installation; no move of a request is theirs."""

MAY_EDIT_INVOICING: frozenset[Role] = frozenset(
    {Role.PLACING_COORDINATOR, Role.RECEIVING_COORDINATOR}
)
"""Those to whom the separate permission may be given; the level does not matter to it."""

SHOWS_NAMES: frozenset[Action] = frozenset({Action.NAME_STUDENTS, Action.EXPORT_STUDENTS})
"""What nobody does who sees no names, whatever the role."""

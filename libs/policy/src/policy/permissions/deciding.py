"""The decision itself: one look into the table."""

from dataclasses import dataclass

from chassis.viewer import Level, Role, Viewer
from policy.permissions.actions import Action
from policy.permissions.reasons import (
    GRANTED,
    LOCAL_ADMINISTRATORS_ONLY,
    NOT_OF_ROLE,
    ONLY_LOOKS,
    OUT_OF_SCOPE,
    PERMISSION_OF_ITS_OWN,
    WITHOUT_NAMES,
    Reason,
)
from policy.permissions.scopes import Subject, in_scope
from policy.permissions.table import MAY_EDIT_INVOICING, SHOWS_NAMES, TABLE, Grants


@dataclass(frozen=True, slots=True)
class Decision:
    allowed: bool
    reason: Reason


def may(viewer: Viewer, action: Action) -> bool:
    """Whether role, level and permissions allow it somewhere; `in_scope` says where."""
    return _MEMO[viewer.role, viewer.level][action].allowed and _personally(viewer, action) is None


def allows(role: Role, level: Level, action: Action) -> bool:
    """What the table says of nobody in particular."""
    return _MEMO[role, level][action].allowed


def decide(viewer: Viewer, action: Action, subject: Subject | None = None) -> Decision:
    """The same with its reason, and of one subject if one is given."""
    decision = _MEMO[viewer.role, viewer.level][action]
    if not decision.allowed:
        return decision
    refusal = _personally(viewer, action)
    if refusal is not None:
        return Decision(allowed=False, reason=refusal)
    if subject is not None and not in_scope(viewer, subject):
        return Decision(allowed=False, reason=OUT_OF_SCOPE)
    return decision


def _personally(viewer: Viewer, action: Action) -> Reason | None:
    """What refuses it to this account although the table allows it."""
    if action is Action.EDIT_INVOICING and not viewer.edit_invoicing_status:
        return PERMISSION_OF_ITS_OWN
    if action in SHOWS_NAMES and not viewer.may_see_names:
        return WITHOUT_NAMES
    return None


def _decision(role: Role, level: Level, action: Action) -> Decision:
    reason = _reason(role, level, action)
    return Decision(allowed=reason is GRANTED, reason=reason)


def _reason(role: Role, level: Level, action: Action) -> Reason:
    if action is Action.EDIT_INVOICING:
        return GRANTED if role in MAY_EDIT_INVOICING else NOT_OF_ROLE
    grants = TABLE.get(role, Grants())
    if action in _allowed(grants, level):
        return GRANTED
    if action not in grants.looks | grants.does | grants.local:
        return NOT_OF_ROLE
    changing = level in {Level.REGULAR, Level.LOCAL_ADMINISTRATOR}
    return LOCAL_ADMINISTRATORS_ONLY if changing else ONLY_LOOKS


def _allowed(grants: Grants, level: Level) -> frozenset[Action]:
    match level:
        case Level.LOCAL_ADMINISTRATOR:
            return grants.looks | grants.does | grants.local
        case Level.REGULAR:
            return grants.looks | grants.does
        case _:
            return grants.looks


_MEMO: dict[tuple[Role, Level], dict[Action, Decision]] = {
    (role, level): {action: _decision(role, level, action) for action in Action}
    for role in Role
    for level in Level
}
"""Every cell, computed once when the program starts."""

"""Who may do what: one table of role × level × action, and the scope in which it counts."""

from policy.permissions.actions import Action
from policy.permissions.deciding import Decision, allows, decide, may
from policy.permissions.giving import scope_beyond
from policy.permissions.scopes import Subject, in_departments, in_scope
from policy.permissions.sight import (
    SIGHTS,
    Parties,
    Side,
    Sight,
    Through,
    sees_request,
    side_of,
    side_of_role,
    sight_of,
)

__all__ = [
    "SIGHTS",
    "Action",
    "Decision",
    "Parties",
    "Side",
    "Sight",
    "Subject",
    "Through",
    "allows",
    "decide",
    "in_departments",
    "in_scope",
    "may",
    "scope_beyond",
    "sees_request",
    "side_of",
    "side_of_role",
    "sight_of",
]

"""Who may do what: one table of role × level × action, and the scope in which it counts."""

from policy.permissions.actions import Action
from policy.permissions.deciding import Decision, decide, may
from policy.permissions.scopes import Subject, in_scope
from policy.permissions.sight import (
    SIGHTS,
    Parties,
    Side,
    Sight,
    Through,
    sees_request,
    side_of,
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
    "decide",
    "in_scope",
    "may",
    "sees_request",
    "side_of",
    "sight_of",
]

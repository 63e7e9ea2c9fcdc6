"""Rights that one person may give to another: nothing wider than their own."""

from collections.abc import Collection, Mapping

from chassis.viewer import Role, Viewer
from policy.permissions.actions import Action
from policy.permissions.deciding import may
from policy.permissions.roles import NARROWED_BY, SCOPES

Scopes = Mapping[str, Collection[object] | None]
"""By the names in `SCOPES`; None is the whole agency."""


def scope_beyond(giver: Viewer, role: Role, given: Scopes) -> str | None:
    """The scope in which the rights reach further than the giver's own; None if none does.

    Where the giver is held to some programs or sites, so is whoever gets a role that these can
    narrow. A role that other things narrow lies outside of the giver's part altogether; one that
    nothing narrows, such as a supervisor, reaches what names its holder and no more.
    """
    if may(giver, Action.SET_UP_NETWORK):
        return None
    own = {scope: held for scope in SCOPES if (held := getattr(giver, scope)) is not None}
    narrowing = NARROWED_BY.get(role, frozenset())
    shared = [scope for scope in own if scope in narrowing]
    if own and narrowing and not shared:
        return next(iter(own))
    return next((scope for scope in shared if not _within(given.get(scope), own[scope])), None)


def _within(given: Collection[object] | None, held: Collection[object]) -> bool:
    return given is not None and set(given) <= set(held)

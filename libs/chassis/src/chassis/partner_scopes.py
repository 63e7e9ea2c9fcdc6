"""What a partner organisation's system may be let do, and which of it each route asks for."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Final

from chassis.domain import Forbidden
from chassis.viewer import SEES_NAMES, Viewer


class PartnerScope(StrEnum):
    """The catalogue: a client has some of these, and a token may have fewer."""

    PLACEMENTS_READ = "placements:read"
    PLACEMENTS_WRITE = "placements:write"
    STUDENTS_NAMES = SEES_NAMES
    REPORTING_READ = "reporting:read"
    BILLING_READ = "billing:read"
    WEBHOOKS_READ = "webhooks:read"
    WEBHOOKS_WRITE = "webhooks:write"


class ScopeMissing(Forbidden):
    """The token of the partner's client does not have the scope that the route asks for."""

    slug: ClassVar[str] = "scope-missing"


class NotForPartners(Forbidden):
    """The route is for people who are signed in, whatever scopes a client has."""

    slug: ClassVar[str] = "not-for-partners"


_READING: Final = frozenset({"GET", "HEAD"})
_LOOK_UP: Final = (PartnerScope.PLACEMENTS_READ, None)
_REPORT: Final = (PartnerScope.REPORTING_READ, None)
_BILL: Final = (PartnerScope.BILLING_READ, None)
_WEBHOOKS: Final = (PartnerScope.WEBHOOKS_READ, PartnerScope.WEBHOOKS_WRITE)
OPEN_TO_PARTNERS: Final[
    Mapping[str, Mapping[str, tuple[PartnerScope | None, PartnerScope | None]]]
] = {
    "placements": {
        "placement-requests": (PartnerScope.PLACEMENTS_READ, PartnerScope.PLACEMENTS_WRITE),
        "courses": _LOOK_UP,
        "destinations": _LOOK_UP,
        "programs": _LOOK_UP,
        "reasons": _LOOK_UP,
        "services": _LOOK_UP,
        "sites": _LOOK_UP,
    },
    "reporting": {
        "confirmed-placements": _REPORT,
        "request-activity": _REPORT,
        "requests-by-outcome": _REPORT,
    },
    "billing": {"invoice-lines": _BILL, "rate-schedules": _BILL},
    "notifications": {"webhook-deliveries": _WEBHOOKS, "webhook-endpoints": _WEBHOOKS},
}
"""By service and resource: the scope for reading and the one for changing. What is not here, such
as a route that was added since, is closed to partners."""


def scope_needed(service: str, method: str, path: str) -> PartnerScope | None:
    """None where no scope is enough."""
    resource = path.lstrip("/").partition("/")[0]
    reading, changing = OPEN_TO_PARTNERS.get(service, {}).get(resource, (None, None))
    return reading if method in _READING else changing


def expect_scope(viewer: Viewer, *, service: str, method: str, path: str) -> None:
    """Lets people pass, and clients with the scope. Raises NotForPartners and ScopeMissing."""
    if viewer.partner_scopes is None:
        return
    needed = scope_needed(service, method, path)
    if needed is None:
        raise NotForPartners(f"{method} {path} of {service} is closed to partners")
    if needed not in viewer.partner_scopes:
        raise ScopeMissing(f"{method} {path} of {service} needs {needed}", scope=needed.value)

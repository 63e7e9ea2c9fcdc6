"""Who may look at lines and schedules, and who may change them."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from billing.domain.placement import Placement
from chassis.domain import Forbidden
from chassis.viewer import Viewer
from policy import permissions as policy
from policy.permissions import Action, decide, may, side_of_role
from policy.permissions.reasons import NOT_OF_ROLE


class NoInvoicingForThisRole(Forbidden):
    """Invoicing is for the coordinators of the two agencies."""

    slug = "no-invoicing-for-this-role"


class InvoicingStatusNotPermitted(Forbidden):
    """Changing anything needs a permission of its own, whatever the level of the account."""

    slug = "invoicing-status-not-permitted"


class Side(StrEnum):
    """The school pays, the hospital is paid."""

    PAYER = "payer"
    PAYEE = "payee"


@dataclass(frozen=True, kw_only=True)
class LineScope:
    """The lines that a viewer sees: None asks for nothing. Queries and commands both obey it."""

    payer_agency_id: UUID | None = None
    payee_agency_id: UUID | None = None
    program_ids: frozenset[UUID] | None = None
    department_ids: frozenset[UUID] | None = None
    """Of the school: its programs belong to them."""
    site_ids: frozenset[UUID] | None = None
    disciplines: frozenset[str] | None = None

    def includes(self, placement: Placement, department_id: UUID | None) -> bool:
        """`department_id` is the one that the program belongs to now; a program without one is
        in no scope that names departments.
        """
        return (
            self.payer_agency_id in (None, placement.payer_agency_id)
            and self.payee_agency_id in (None, placement.payee_agency_id)
            and (self.program_ids is None or placement.program_id in self.program_ids)
            and (self.department_ids is None or department_id in self.department_ids)
            and (self.site_ids is None or placement.site_id in self.site_ids)
            and (self.disciplines is None or placement.discipline in self.disciplines)
        )


def line_scope(viewer: Viewer) -> LineScope:
    """Raises NoInvoicingForThisRole for those who have no part in invoicing."""
    if not may(viewer, Action.READ_INVOICING):
        raise NoInvoicingForThisRole(f"the role {viewer.role} has no part in invoicing")
    if may(viewer, Action.OVERSEE_NETWORK):
        return LineScope()
    scope = LineScope(
        program_ids=viewer.program_ids, site_ids=_sites_of(viewer), disciplines=viewer.disciplines
    )
    if side_of_role(viewer.role) is policy.Side.SCHOOL:
        return replace(
            scope, payer_agency_id=viewer.agency_id, department_ids=viewer.department_ids
        )
    return replace(scope, payee_agency_id=viewer.agency_id)


def _sites_of(viewer: Viewer) -> frozenset[UUID] | None:
    """A line knows neither service nor destination: whoever is limited by them sees no line."""
    finer = viewer.service_ids is not None or viewer.destination_ids is not None
    return frozenset() if finer else viewer.site_ids


def side_of(viewer: Viewer) -> Side:
    """The side that a viewer speaks for when a line is moved."""
    _require_permission(viewer, Action.EDIT_INVOICING)
    at_school = side_of_role(viewer.role) is policy.Side.SCHOOL
    return Side.PAYER if at_school else Side.PAYEE


def permitted_side_of(viewer: Viewer) -> Side | None:
    """The same; None for those who may not move any line."""
    try:
        return side_of(viewer)
    except Forbidden:
        return None


def may_set_rates(viewer: Viewer, *, owner_agency_id: UUID, provincial: bool) -> bool:
    try:
        require_rate_setter(viewer, owner_agency_id=owner_agency_id, provincial=provincial)
    except Forbidden:
        return False
    return True


def require_rate_setter(viewer: Viewer, *, owner_agency_id: UUID, provincial: bool) -> None:
    """A school sets its own rates; those of a province are for its administrator."""
    at_school = side_of_role(viewer.role) is policy.Side.SCHOOL
    if viewer.agency_id != owner_agency_id or not (provincial or at_school):
        raise NoInvoicingForThisRole(f"the role {viewer.role} does not set these rates")
    _require_permission(
        viewer, Action.SET_PROVINCIAL_RATES if provincial else Action.EDIT_INVOICING
    )


def _require_permission(viewer: Viewer, action: Action) -> None:
    decision = decide(viewer, action)
    if decision.reason is NOT_OF_ROLE:
        raise NoInvoicingForThisRole(f"the role {viewer.role} does not {action}")
    if not decision.allowed:
        raise InvoicingStatusNotPermitted("the account may not edit the status of invoicing")

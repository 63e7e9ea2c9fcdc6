"""Who may look at lines and schedules, and who may change them."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from billing.domain.placement import Placement
from chassis.domain import Forbidden
from chassis.viewer import Role, Viewer


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
    site_ids: frozenset[UUID] | None = None

    def includes(self, placement: Placement) -> bool:
        return (
            self.payer_agency_id in (None, placement.payer_agency_id)
            and self.payee_agency_id in (None, placement.payee_agency_id)
            and (self.program_ids is None or placement.program_id in self.program_ids)
            and (self.site_ids is None or placement.site_id in self.site_ids)
        )


def line_scope(viewer: Viewer) -> LineScope:
    """Raises NoInvoicingForThisRole for those who have no part in invoicing."""
    match viewer.role:
        case Role.PLACING_COORDINATOR:
            return LineScope(payer_agency_id=viewer.agency_id, program_ids=viewer.program_ids)
        case Role.RECEIVING_COORDINATOR:
            return LineScope(payee_agency_id=viewer.agency_id, site_ids=viewer.site_ids)
        case Role.ADMINISTRATOR:
            return LineScope()
        case _:
            raise NoInvoicingForThisRole(f"the role {viewer.role} has no part in invoicing")


def side_of(viewer: Viewer) -> Side:
    """The side that a viewer speaks for when a line is moved."""
    if not viewer.edit_invoicing_status:
        raise InvoicingStatusNotPermitted("the account may not edit the status of invoicing")
    match viewer.role:
        case Role.PLACING_COORDINATOR:
            return Side.PAYER
        case Role.RECEIVING_COORDINATOR:
            return Side.PAYEE
        case _:
            raise NoInvoicingForThisRole(f"the role {viewer.role} speaks for neither side")


def require_rate_setter(viewer: Viewer, *, owner_agency_id: UUID, provincial: bool) -> None:
    """A school sets its own rates; those of a province are for its administrator."""
    wanted = Role.ADMINISTRATOR if provincial else Role.PLACING_COORDINATOR
    if viewer.role is not wanted or viewer.agency_id != owner_agency_id:
        raise NoInvoicingForThisRole(f"the role {viewer.role} does not set these rates")
    permitted = viewer.may_change if provincial else viewer.edit_invoicing_status
    if not permitted:
        raise InvoicingStatusNotPermitted("the account may not edit the status of invoicing")

"""Fences: payers and payees meet their lines; rates are their owners' until published."""

from chassis.migrations import fence
from chassis.migrations.fences import EVERYBODY, Door, own, through

_PUBLISHED_AT_HOME = Door(
    "status <> 'draft' AND province = "
    "(SELECT home.province FROM agencies AS home WHERE home.id = (SELECT viewer_agency()))"
)

revision = "2026_11_23_0920"
down_revision = "2026_11_23_0910"
branch_labels = None
depends_on = None


def upgrade() -> None:
    fence("agencies", EVERYBODY, write=[])
    fence(
        "rate_schedules", own("owner_agency_id"), _PUBLISHED_AT_HOME, write=[own("owner_agency_id")]
    )
    fence("invoice_lines", own("payer_agency_id", "payee_agency_id"))
    fence("invoice_line_moves", through("invoice_lines", "line_id"))
    fence("adjustments", through("invoice_lines", "invoice_line_id"))
    fence("billable_requests")

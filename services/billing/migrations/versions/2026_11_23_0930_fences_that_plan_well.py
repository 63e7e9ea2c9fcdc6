"""The same doors as before, said so that the planner reads a page from an index, not an agency."""

from chassis.migrations import fence
from chassis.migrations.fences import Door, own

_PUBLISHED_AT_HOME = Door(
    "status <> 'draft' AND province = "
    "(SELECT home.province FROM agencies AS home WHERE home.id = (SELECT viewer_agency()))"
)

revision = "2026_11_23_0930"
down_revision = "2026_11_23_0920"
branch_labels = None
depends_on = None


def upgrade() -> None:
    fence(
        "rate_schedules", own("owner_agency_id"), _PUBLISHED_AT_HOME, write=[own("owner_agency_id")]
    )
    fence("invoice_lines", own("payer_agency_id", "payee_agency_id"))

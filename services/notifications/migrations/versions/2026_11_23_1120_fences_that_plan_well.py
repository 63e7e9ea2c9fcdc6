"""The same doors as before, said so that the planner reads a page from an index, not an agency."""

from chassis.migrations import fence
from chassis.migrations.fences import own

revision = "2026_11_23_1120"
down_revision = "2026_11_23_1110"
branch_labels = None
depends_on = None


def upgrade() -> None:
    fence("paper_deliveries", own("agency_id"))
    fence("mail_deliveries", own("agency_id"), write=[])

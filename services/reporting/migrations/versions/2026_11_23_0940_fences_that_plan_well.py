"""The same doors as before, said so that the planner reads a page from an index, not an agency."""

from chassis.migrations import fence
from chassis.migrations.fences import of_people, own

revision = "2026_11_23_0940"
down_revision = "2026_11_23_0930"
branch_labels = None
depends_on = None


def upgrade() -> None:
    fence(
        "placement_requests",
        own("placing_agency_id", "receiving_agency_id"),
        of_people("supervisor_ids"),
        write=[],
    )

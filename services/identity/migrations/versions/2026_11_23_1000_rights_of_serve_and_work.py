"""Rights of the roles that serve and work log in as, and what fences ask about the viewer."""

from chassis.migrations import set_up_fences

revision = "2026_11_23_1000"
down_revision = "2026_11_23_0950"
branch_labels = None
depends_on = None


def upgrade() -> None:
    set_up_fences()

"""What is done to rights and accounts is written in a ledger that only grows."""

from chassis.migrations import create_ledger

revision = "2026_11_23_0930"
down_revision = "2026_11_23_0920"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_ledger()

"""Registers of incidents are kept for five years at least: no login of ours takes one out."""

from alembic import op

from chassis.fences import SERVING_ROLE, WORKING_ROLE

revision = "2026_11_23_1150"
down_revision = "2026_11_23_1140"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(f"REVOKE DELETE, TRUNCATE ON incidents FROM {SERVING_ROLE}, {WORKING_ROLE}")

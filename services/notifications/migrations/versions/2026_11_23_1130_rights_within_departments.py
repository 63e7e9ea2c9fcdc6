"""Departments of programs, and the rights that end at them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "2026_11_23_1130"
down_revision = "2026_11_23_1120"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand only: the version still running writes neither."""
    op.add_column("programs", sa.Column("department_id", sa.Uuid))
    op.add_column("role_assignments", sa.Column("department_ids", ARRAY(sa.Uuid)))


def downgrade() -> None:
    op.drop_column("role_assignments", "department_ids")
    op.drop_column("programs", "department_id")

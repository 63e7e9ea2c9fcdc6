"""Roles name the departments whose programs they see; roles told before name none until retold."""

from alembic import op
from sqlalchemy import ARRAY, Column, Uuid

revision = "2026_11_23_1100"
down_revision = "2026_11_23_1050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("role_assignments", Column("department_ids", ARRAY(Uuid)))


def downgrade() -> None:
    op.drop_column("role_assignments", "department_ids")

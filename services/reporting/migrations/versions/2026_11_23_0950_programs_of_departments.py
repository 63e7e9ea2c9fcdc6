"""Programs tell the department of the school to which they belong."""

from alembic import op
from sqlalchemy import Column, Uuid

revision = "2026_11_23_0950"
down_revision = "2026_11_23_0940"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("programs", Column("department_id", Uuid))


def downgrade() -> None:
    op.drop_column("programs", "department_id")

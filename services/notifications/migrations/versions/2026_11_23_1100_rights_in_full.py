"""Copies of role assignments tell of services and disciplines, too."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "2026_11_23_1100"
down_revision = "2026_11_23_1050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("role_assignments", sa.Column("service_ids", ARRAY(sa.Uuid())))
    op.add_column("role_assignments", sa.Column("disciplines", ARRAY(sa.Text())))


def downgrade() -> None:
    op.drop_column("role_assignments", "disciplines")
    op.drop_column("role_assignments", "service_ids")

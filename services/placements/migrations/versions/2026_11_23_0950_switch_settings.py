"""A copy of what was set where about the feature switches."""

import sqlalchemy as sa
from alembic import op

from chassis.migrations import fence
from chassis.migrations.fences import EVERYBODY

revision = "2026_11_23_0950"
down_revision = "2026_11_23_0940"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "switch_settings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("switch", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("province", sa.Text()),
        sa.Column("agency_id", sa.Uuid()),
        sa.Column("place_id", sa.Uuid()),
        sa.Column("turned_on", sa.Boolean()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_switch_settings_switch", "switch_settings", ["switch"])
    fence("switch_settings", EVERYBODY, write=[])


def downgrade() -> None:
    op.drop_table("switch_settings")

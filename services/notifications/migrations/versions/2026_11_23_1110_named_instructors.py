"""Remembers which instructors of a request were told that they are named."""

from alembic import op
from sqlalchemy import Column, Integer, Uuid

from chassis.migrations import fence

revision = "2026_11_23_1110"
down_revision = "2026_11_23_1100"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "named_instructors",
        Column("placement_request_id", Uuid, primary_key=True),
        Column("person_id", Uuid, primary_key=True),
        Column("sequence", Integer, nullable=False),
    )
    fence("named_instructors")


def downgrade() -> None:
    op.drop_table("named_instructors")

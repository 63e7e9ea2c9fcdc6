"""The requests that were heard of, and in which version they were called off; 0 for never."""

from alembic import op
from sqlalchemy import Column, Integer, Uuid

revision = "2026_11_23_1020"
down_revision = "2026_11_23_1010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand only: nothing was here before."""
    op.create_table(
        "heard_requests",
        Column("placement_request_id", Uuid, primary_key=True),
        Column("called_off_in_sequence", Integer, nullable=False),
    )

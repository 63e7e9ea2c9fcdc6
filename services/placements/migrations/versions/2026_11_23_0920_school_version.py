"""The version of a request as its school knows it."""

from alembic import op
from sqlalchemy import Column, Integer

revision = "2026_11_23_0920"
down_revision = "2026_11_23_0910"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Who read a request before has its full version in hand, so that counts at first."""
    column = Column("school_version", Integer, nullable=False, server_default="0")
    op.add_column("placement_requests", column)
    op.execute("UPDATE placement_requests SET school_version = version")

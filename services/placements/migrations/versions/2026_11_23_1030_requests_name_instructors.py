"""Requests name the instructors of the school; the fence lets the whole school in already."""

from alembic import op
from sqlalchemy import ARRAY, Column, Uuid, text

revision = "2026_11_23_1030"
down_revision = "2026_11_23_1020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand only: the version still running adds requests without any."""
    op.add_column(
        "placement_requests",
        Column("instructor_ids", ARRAY(Uuid), nullable=False, server_default="{}"),
    )
    op.create_index(
        "ix_placement_requests_instructors",
        "placement_requests",
        ["instructor_ids"],
        postgresql_using="gin",
        postgresql_where=text("instructor_ids <> '{}'"),
    )


def downgrade() -> None:
    op.drop_index("ix_placement_requests_instructors", "placement_requests")
    op.drop_column("placement_requests", "instructor_ids")

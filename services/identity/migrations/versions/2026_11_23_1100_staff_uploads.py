"""Files with the staff of a department are looked into, and applied."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from chassis.migrations import fence
from chassis.migrations.fences import own, through

revision = "2026_11_23_1100"
down_revision = "2026_11_23_1050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "staff_uploads",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("apply_valid_only", sa.Boolean(), nullable=False),
        sa.Column("counts", postgresql.JSONB()),
        sa.Column("refusal", postgresql.JSONB()),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("rows_done", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("rows_total", sa.Integer()),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"]),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_staff_uploads_agency", "staff_uploads", ["agency_id", "id"])
    op.create_index("ix_staff_uploads_created_at", "staff_uploads", ["created_at"])
    op.create_index(
        "ix_staff_uploads_open",
        "staff_uploads",
        ["created_at", "id"],
        postgresql_where=sa.text("state IN ('waiting', 'to_apply')"),
    )
    op.create_table(
        "staff_upload_files",
        sa.Column("upload_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["upload_id"], ["staff_uploads.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("upload_id"),
    )
    op.create_table(
        "staff_upload_rows",
        sa.Column("upload_id", sa.Uuid(), nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("changes", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("column_name", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("reason_facts", postgresql.JSONB(), nullable=False),
        sa.ForeignKeyConstraint(["upload_id"], ["staff_uploads.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("upload_id", "row_number"),
    )
    op.create_index(
        "ix_staff_upload_rows_outcome", "staff_upload_rows", ["upload_id", "outcome", "row_number"]
    )
    fence("staff_uploads", own("agency_id"))
    fence("staff_upload_files", through("staff_uploads", "upload_id"))
    fence("staff_upload_rows", through("staff_uploads", "upload_id"))

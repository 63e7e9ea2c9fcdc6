"""Uploads of staff, their files while they are needed, and what was found in each row."""

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from chassis.ledger import audited, not_audited
from identity.store.tables.metadata import metadata

staff_uploads = Table(
    "staff_uploads",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid, ForeignKey("agencies.id"), nullable=False),
    Column("department_id", Uuid, ForeignKey("departments.id"), nullable=False),
    Column("uploaded_by", Uuid, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False, index=True),
    Column("file_digest", Text),
    Column("plan_digest", Text),
    Column("state", Text, nullable=False),
    Column("apply_valid_only", Boolean, nullable=False),
    Column("counts", JSONB),
    Column("refusal", JSONB),
    Column("finished_at", DateTime(timezone=True)),
    Column("rows_done", Integer, nullable=False, server_default=text("0")),
    Column("rows_total", Integer),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("version", Integer, nullable=False),
    Index("ix_staff_uploads_agency", "agency_id", "id"),
    Index(
        "ix_staff_uploads_open",
        "created_at",
        "id",
        postgresql_where=text("state IN ('waiting', 'to_apply')"),
    ),
    info=audited("staff_upload"),
)

staff_upload_files = Table(
    "staff_upload_files",
    metadata,
    Column("upload_id", Uuid, ForeignKey("staff_uploads.id", ondelete="CASCADE"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("rows", LargeBinary),
    info=not_audited("the upload itself is; its file is gone once it is applied"),
)

staff_upload_rows = Table(
    "staff_upload_rows",
    metadata,
    Column("upload_id", Uuid, ForeignKey("staff_uploads.id", ondelete="CASCADE"), primary_key=True),
    Column("row_number", Integer, primary_key=True),
    Column("outcome", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("changes", ARRAY(Text), nullable=False),
    Column("column_name", Text),
    Column("reason", Text),
    Column("reason_facts", JSONB, nullable=False),
    Index("ix_staff_upload_rows_outcome", "upload_id", "outcome", "row_number"),
    info=not_audited("what a file would do; what it did is told of each record"),
)

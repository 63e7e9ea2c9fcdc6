"""Placement requests, and their history."""

from alembic import op
from sqlalchemy import (
    ARRAY,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    Numeric,
    PrimaryKeyConstraint,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

revision = "2026_11_23_0900"
down_revision = "2026_11_23_0850"
branch_labels = None
depends_on = None


_NEXT_NUMBER = """
CREATE FUNCTION next_placement_request_number(year integer) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    counter text := 'placement_request_numbers_' || year;
BEGIN
    IF to_regclass(counter) IS NULL THEN
        PERFORM pg_advisory_xact_lock(hashtext(counter));
        EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', counter);
    END IF;
    RETURN nextval(counter);
END
$$
"""
"""A sequence a year, made when the year's first request needs it: no lock but in that moment."""


def upgrade() -> None:
    _create_requests()
    _create_indexes_of_requests()
    op.execute(_NEXT_NUMBER)


def _create_requests() -> None:
    op.create_table(
        "placement_requests",
        Column("id", Uuid, nullable=False),
        Column("reference", Text(collation="C"), nullable=False),
        Column("status", Text, nullable=False),
        Column("school_status", Text, nullable=False),
        Column("placing_agency_id", Uuid, nullable=False),
        Column("program_id", Uuid, nullable=False),
        Column("course_id", Uuid),
        Column("discipline", Text, nullable=False),
        Column("placement_type", Text, nullable=False),
        Column("receiving_agency_id", Uuid),
        Column("site_id", Uuid, nullable=False),
        Column("service_id", Uuid, nullable=False),
        Column("destination_id", Uuid, nullable=False),
        Column("starts_on", Date, nullable=False),
        Column("ends_on", Date, nullable=False),
        Column("students", Integer, nullable=False),
        Column("shifts", Integer, nullable=False),
        Column("hours_per_student", Numeric(precision=8, scale=2), nullable=False),
        Column("release_on", Date),
        Column("supervisor_ids", ARRAY(Uuid), nullable=False),
        Column("reason", Text),
        Column("reason_text", Text),
        Column("destination_reason", Text),
        Column("destination_reason_text", Text),
        Column("auto_redirected", Boolean, nullable=False),
        Column("requested_by", Uuid, nullable=False),
        Column("created_at", DateTime(timezone=True), nullable=False),
        Column("sent_at", DateTime(timezone=True)),
        Column("redirected_at", DateTime(timezone=True)),
        Column("destination_answered_at", DateTime(timezone=True)),
        Column("waitlisted_at", DateTime(timezone=True)),
        Column("answered_at", DateTime(timezone=True)),
        Column("confirmed_at", DateTime(timezone=True)),
        Column("cancelled_at", DateTime(timezone=True)),
        Column("withdrawn_at", DateTime(timezone=True)),
        Column("version", Integer, nullable=False),
        PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "placement_request_history",
        Column("placement_request_id", Uuid, nullable=False),
        Column("sequence", Integer, nullable=False),
        Column("move", Text, nullable=False),
        Column("actor_id", Uuid),
        Column("actor_role", Text),
        Column("actor_agency_id", Uuid),
        Column("at", DateTime(timezone=True), nullable=False),
        Column("from_status", Text),
        Column("from_channel", Text, nullable=False),
        Column("to_status", Text, nullable=False),
        Column("to_channel", Text, nullable=False),
        Column("release_ahead", Boolean, nullable=False),
        Column("auto_redirected", Boolean, nullable=False),
        Column("reason", Text),
        Column("reason_text", Text),
        Column("comment", Text),
        Column("changes", JSONB, nullable=False),
        PrimaryKeyConstraint("placement_request_id", "sequence"),
    )


def _create_indexes_of_requests() -> None:
    op.create_index(
        "ix_placement_requests_destination",
        "placement_requests",
        ["destination_id", "starts_on", "id"],
        postgresql_where=text("status NOT IN ('draft', 'held', 'pending', 'withdrawn')"),
    )
    op.create_index(
        "ix_placement_requests_held",
        "placement_requests",
        ["release_on", "id"],
        postgresql_where=text("status = 'held'"),
    )
    op.create_index(
        "ix_placement_requests_placing_id", "placement_requests", ["placing_agency_id", "id"]
    )
    op.create_index(
        "ix_placement_requests_placing_starts_on",
        "placement_requests",
        ["placing_agency_id", "starts_on", "id"],
    )
    op.create_index(
        "ix_placement_requests_placing_status",
        "placement_requests",
        ["placing_agency_id", "school_status", "starts_on", "id"],
    )
    op.create_index(
        "ix_placement_requests_receiving_id",
        "placement_requests",
        ["receiving_agency_id", "id"],
        postgresql_where=text("status NOT IN ('draft', 'held', 'withdrawn')"),
    )
    op.create_index(
        "ix_placement_requests_receiving_starts_on",
        "placement_requests",
        ["receiving_agency_id", "starts_on", "id"],
        postgresql_where=text("status NOT IN ('draft', 'held', 'withdrawn')"),
    )
    op.create_index(
        "ix_placement_requests_receiving_status",
        "placement_requests",
        ["receiving_agency_id", "status", "starts_on", "id"],
        postgresql_where=text("status NOT IN ('draft', 'held', 'withdrawn')"),
    )
    op.create_index("ix_placement_requests_starts_on", "placement_requests", ["starts_on", "id"])
    op.create_index(
        "ix_placement_requests_supervisors",
        "placement_requests",
        ["supervisor_ids"],
        postgresql_using="gin",
        postgresql_where=text("status IN ('accepted', 'confirmed', 'cancelled')"),
    )
    op.create_index(
        "ix_placement_requests_waiting",
        "placement_requests",
        ["destination_id", "waitlisted_at", "id"],
        postgresql_where=text("status = 'waitlisted'"),
    )
    op.create_index(
        "uq_placement_requests_reference", "placement_requests", ["reference"], unique=True
    )

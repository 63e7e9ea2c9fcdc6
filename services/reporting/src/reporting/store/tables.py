"""The tables this service owns: copies of what others published, newest version only."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

from chassis.store import chassis_tables

metadata = MetaData()
chassis_tables(metadata)

placement_requests = Table(
    "placement_requests",
    metadata,
    Column("placement_request_id", Uuid, primary_key=True),
    Column("reference", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("school_status", Text, nullable=False),
    Column("channel", Text, nullable=False),
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
    Column("hours_per_student", Numeric, nullable=False),
    Column("supervisor_ids", ARRAY(Uuid), nullable=False),
    Column("instructor_ids", ARRAY(Uuid), nullable=False, server_default="{}"),
    Column("requested_by", Uuid, nullable=False),
    Column("reason", Text),
    Column("school_reason", Text),
    Column("release_on", Date),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("sent_at", DateTime(timezone=True)),
    Column("answered_at", DateTime(timezone=True)),
    Column("confirmed_at", DateTime(timezone=True)),
    Column("cancelled_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False),
    Index("ix_requests_of_school", "placing_agency_id", "starts_on", "placement_request_id"),
    Index("ix_requests_of_agency", "receiving_agency_id", "starts_on", "placement_request_id"),
    Index("ix_requests_of_destination", "destination_id", "starts_on", "placement_request_id"),
    Index("ix_requests_of_supervisors", "supervisor_ids", postgresql_using="gin"),
    Index("ix_requests_of_instructors", "instructor_ids", postgresql_using="gin"),
    Index("ix_requests_by_day", "starts_on", "placement_request_id"),
    Index("ix_requests_by_length", text("(ends_on - starts_on)")),
)


def _named(name: str, key: str, *others: Column[object]) -> Table:
    """Something with a name in both languages."""
    return Table(
        name,
        metadata,
        Column(key, Uuid, primary_key=True),
        Column("name_fr", Text, nullable=False),
        Column("name_en", Text, nullable=False),
        *others,
        Column("active", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
    )


agencies = _named("agencies", "agency_id", Column("short_name", Text, nullable=False))
programs = _named(
    "programs",
    "program_id",
    Column("agency_id", Uuid, nullable=False),
    Column("department_id", Uuid),
)
courses = _named(
    "courses",
    "course_id",
    Column("code", Text, nullable=False),
    Column("program_id", Uuid, nullable=False),
)
services = _named("services", "service_id", Column("site_id", Uuid, nullable=False))
sites = _named("sites", "site_id", Column("agency_id", Uuid))
destinations = _named("destinations", "destination_id", Column("site_id", Uuid, nullable=False))

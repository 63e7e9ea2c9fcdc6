"""Role assignments."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY

from chassis.ledger import audited
from identity.store.tables.metadata import metadata

role_assignments = Table(
    "role_assignments",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, ForeignKey("people.id"), nullable=False),
    Column("agency_id", Uuid, ForeignKey("agencies.id"), nullable=False),
    Column("role", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("program_ids", ARRAY(Uuid)),
    Column("site_ids", ARRAY(Uuid)),
    Column("destination_ids", ARRAY(Uuid)),
    Column("department_ids", ARRAY(Uuid)),
    Column("service_ids", ARRAY(Uuid)),
    Column("disciplines", ARRAY(Text)),
    Column("edit_invoicing_status", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_role_assignments_person", "person_id", "id"),
    Index("ix_role_assignments_agency", "agency_id", "id"),
    Index("ix_role_assignments_role", "role"),
    Index(
        "ix_role_assignments_local_administrators",
        "person_id",
        postgresql_where=text("active AND level = 'local_administrator'"),
    ),
    Index(
        "ux_role_assignments_said_once_in_full",
        "person_id",
        "agency_id",
        "role",
        "level",
        "edit_invoicing_status",
        text("hash_array_extended(program_ids, 0)"),
        text("hash_array_extended(site_ids, 0)"),
        text("hash_array_extended(destination_ids, 0)"),
        text("hash_array_extended(department_ids, 0)"),
        text("hash_array_extended(service_ids, 0)"),
        text("hash_array_extended(disciplines, 0)"),
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=text("active"),
    ),
    info=audited("role_assignment", concerns=("person_id",)),
)

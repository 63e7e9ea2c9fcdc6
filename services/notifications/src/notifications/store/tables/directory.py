"""What other services told about agencies, people and places: read models, newest version wins."""

from sqlalchemy import ARRAY, Boolean, Column, Index, Integer, Table, Text, Uuid

from notifications.store.tables.metadata import metadata

agencies = Table(
    "agencies",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name_fr", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("province", Text, nullable=False),
    Column("version", Integer, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid, nullable=False),
    Column("first_name", Text, nullable=False),
    Column("last_name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("email", Text),
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False, index=True),
    Column("enabled", Boolean, nullable=False),
    Column("email_alerts_accepted", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
)

role_assignments = Table(
    "role_assignments",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("agency_id", Uuid, nullable=False),
    Column("role", Text, nullable=False),
    Column("program_ids", ARRAY(Uuid)),
    Column("department_ids", ARRAY(Uuid)),
    Column("site_ids", ARRAY(Uuid)),
    Column("destination_ids", ARRAY(Uuid)),
    Column("service_ids", ARRAY(Uuid)),
    Column("disciplines", ARRAY(Text)),
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_role_assignments_agency_id_role", "agency_id", "role"),
)

sites = Table(
    "sites",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("city", Text),
    Column("version", Integer, nullable=False),
)

services = Table(
    "services",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name_fr", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("contact_person_id", Uuid),
    Column("version", Integer, nullable=False),
)

destinations = Table(
    "destinations",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("contact_person_id", Uuid),
    Column("version", Integer, nullable=False),
)

programs = Table(
    "programs",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name_fr", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("department_id", Uuid),
    Column("version", Integer, nullable=False),
)

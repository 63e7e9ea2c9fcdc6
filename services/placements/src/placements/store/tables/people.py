"""What this service remembers of agencies, people, accounts and roles: copies of identity's facts.

Identity's events may come in any order and twice, so every row carries the version it was told.
"""

from sqlalchemy import ARRAY, Boolean, Column, Date, Index, Integer, Table, Text, Uuid, text

from placements.store.tables.metadata import metadata

agencies = Table(
    "agencies",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name_fr", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("short_name", Text, nullable=False),
    Column("province", Text, nullable=False),
    Column("active", Boolean, nullable=False),
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
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_people_agency_id", "agency_id"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("enabled", Boolean, nullable=False),
    Column("email_alerts_accepted", Boolean, nullable=False),
    Column("last_signed_in_on", Date),
    Column("version", Integer, nullable=False),
    Index("ix_accounts_person_id", "person_id"),
)

role_assignments = Table(
    "role_assignments",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("agency_id", Uuid, nullable=False),
    Column("role", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("program_ids", ARRAY(Uuid)),
    Column("department_ids", ARRAY(Uuid)),
    Column("site_ids", ARRAY(Uuid)),
    Column("destination_ids", ARRAY(Uuid)),
    Column("service_ids", ARRAY(Uuid)),
    Column("disciplines", ARRAY(Text)),
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index(
        "ix_role_assignments_agency_id_role", "agency_id", "role", postgresql_where=text("active")
    ),
    Index("ix_role_assignments_person_id", "person_id"),
)

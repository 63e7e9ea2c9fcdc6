"""The tables that identity owns."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from chassis.store import chassis_tables

metadata = MetaData()
chassis_tables(metadata)

agencies = Table(
    "agencies",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name_fr", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("short_name", Text, nullable=False),
    Column("province", Text, nullable=False),
    Column("region", Text),
    Column("active", Boolean, nullable=False),
    Column("sort_name", Text, nullable=False),
    Column("search_words", ARRAY(Text), nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_agencies_sort_name", "sort_name", "id"),
    Index("ix_agencies_search_words", "search_words", postgresql_using="gin"),
)

departments = Table(
    "departments",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid, ForeignKey("agencies.id"), nullable=False),
    Column("name_fr", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("sort_name", Text, nullable=False),
    Column("search_words", ARRAY(Text), nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_departments_agency_sort_name", "agency_id", "sort_name", "id"),
    Index("ix_departments_sort_name", "sort_name", "id"),
    Index("ix_departments_search_words", "search_words", postgresql_using="gin"),
)

people = Table(
    "people",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid, ForeignKey("agencies.id"), nullable=False),
    Column("department_id", Uuid, ForeignKey("departments.id"), index=True),
    Column("first_name", Text, nullable=False),
    Column("last_name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("roles", ARRAY(Text), nullable=False),
    Column("email", Text),
    Column("direct_email", Text),
    Column("phone", Text),
    Column("title", Text),
    Column("active", Boolean, nullable=False),
    Column("deactivation_reason", Text),
    Column("sort_name", Text, nullable=False),
    Column("search_words", ARRAY(Text), nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_people_agency_sort_name", "agency_id", "sort_name", "id"),
    Index("ix_people_sort_name", "sort_name", "id"),
    Index("ix_people_search_words", "search_words", postgresql_using="gin"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, ForeignKey("people.id"), nullable=False, unique=True),
    Column("agency_id", Uuid, ForeignKey("agencies.id"), nullable=False),
    Column("sign_in_name", Text, nullable=False, unique=True),
    Column("password_hash", Text),
    Column("enabled", Boolean, nullable=False),
    Column("email_alerts_accepted", Boolean, nullable=False),
    Column("last_signed_in_on", Date),
    Column("version", Integer, nullable=False),
    Index("ix_accounts_agency", "agency_id", "id"),
)

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
    Column("edit_invoicing_status", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_role_assignments_person", "person_id", "id"),
    Index("ix_role_assignments_agency", "agency_id", "id"),
    Index("ix_role_assignments_role", "role"),
    Index(
        "ux_role_assignments_said_once",
        "person_id",
        "agency_id",
        "role",
        "level",
        "edit_invoicing_status",
        text("hash_array_extended(program_ids, 0)"),
        text("hash_array_extended(site_ids, 0)"),
        text("hash_array_extended(destination_ids, 0)"),
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=text("active"),
    ),
)

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", DateTime(timezone=True), index=True),
    Column("locked_until", DateTime(timezone=True)),
    Column("account_id", Uuid),
    Column("version", Integer, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("invited_by", Uuid, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False, unique=True),
    Column("created_at", DateTime(timezone=True), nullable=False, index=True),
    Column("closed_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, ForeignKey("accounts.id"), nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("role_assignment_id", Uuid, nullable=False),
    Column("started_at", DateTime(timezone=True), nullable=False, index=True),
    Column("rotated_at", DateTime(timezone=True), nullable=False),
    Column("generation", Integer, nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    Column("ended_because", Text),
    Column("version", Integer, nullable=False),
    Index("ix_sessions_open", "account_id", postgresql_where=text("ended_at IS NULL")),
)

refresh_tokens = Table(
    "refresh_tokens",
    metadata,
    Column("fingerprint", LargeBinary, primary_key=True),
    Column(
        "session_id",
        Uuid,
        ForeignKey("sessions.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("generation", Integer, nullable=False),
)

signing_keys = Table(
    "signing_keys",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kid", Text, nullable=False, unique=True),
    Column("public_jwk", JSONB, nullable=False),
    Column("sealed_private_key", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("signs_since", DateTime(timezone=True)),
    Column("retired_at", DateTime(timezone=True)),
    Column("published_until", DateTime(timezone=True)),
    Column("version", Integer, nullable=False),
)

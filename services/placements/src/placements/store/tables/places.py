"""Sites, services, destinations, programs and courses."""

from sqlalchemy import (
    Boolean,
    Column,
    Computed,
    Float,
    Index,
    Integer,
    Numeric,
    PrimaryKeyConstraint,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

from placements.store.tables.metadata import metadata

sites = Table(
    "sites",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid),
    Column("name", Text, nullable=False),
    Column("search_key", Text, nullable=False),
    Column(
        "search_words",
        TSVECTOR,
        Computed("array_to_tsvector(string_to_array(search_key, ' '::text))", persisted=True),
    ),
    Column("facility_type", Text),
    Column("street", Text),
    Column("city", Text),
    Column("city_key", Text),
    Column("province", Text, nullable=False),
    Column("postal_code", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("source_id", Text),
    Column("source", JSONB),
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index("uq_sites_source_id", "source_id", unique=True),
    Index("ix_sites_search_words", "search_words", postgresql_using="gin"),
    Index("ix_sites_search_key_id", "search_key", "id"),
    Index("ix_sites_province_search_key_id", "province", "search_key", "id"),
    Index(
        "ix_sites_city_key_beginning",
        "city_key",
        postgresql_ops={"city_key": "text_pattern_ops"},
    ),
    Index("ix_sites_agency_id_search_key_id", "agency_id", "search_key", "id"),
    Index("ix_sites_latitude_longitude", "latitude", "longitude"),
)

services = Table(
    "services",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("site_id", Uuid, nullable=False),
    Column("agency_id", Uuid, nullable=False),
    Column("name_fr", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("contact_person_id", Uuid),
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_services_site_id_id", "site_id", "id"),
    Index("ix_services_agency_id_id", "agency_id", "id"),
)

destinations = Table(
    "destinations",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("site_id", Uuid, nullable=False),
    Column("agency_id", Uuid, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("short_name", Text, nullable=False),
    Column("short_name_key", Text, nullable=False),
    Column("contact_person_id", Uuid),
    Column("gender_needed_for", Text),
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index(
        "uq_destinations_site_id_name_key",
        "site_id",
        "name_key",
        unique=True,
        postgresql_where=text("active"),
    ),
    Index(
        "uq_destinations_site_id_short_name_key",
        "site_id",
        "short_name_key",
        unique=True,
        postgresql_where=text("active"),
    ),
    Index("ix_destinations_site_id_id", "site_id", "id"),
    Index("ix_destinations_agency_id_id", "agency_id", "id"),
)

destination_services = Table(
    "destination_services",
    metadata,
    Column("destination_id", Uuid, nullable=False),
    Column("service_id", Uuid, nullable=False),
    PrimaryKeyConstraint("destination_id", "service_id"),
    Index("ix_destination_services_service_id", "service_id"),
)

programs = Table(
    "programs",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid, nullable=False),
    Column("name_fr", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("discipline", Text, nullable=False),
    Column("department_id", Uuid),
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_programs_agency_id_id", "agency_id", "id"),
)

courses = Table(
    "courses",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("program_id", Uuid, nullable=False),
    Column("agency_id", Uuid, nullable=False),
    Column("code", Text, nullable=False),
    Column("name_fr", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("default_hours", Numeric(7, 2)),
    Column("active", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_courses_program_id_code_id", "program_id", "code", "id"),
)

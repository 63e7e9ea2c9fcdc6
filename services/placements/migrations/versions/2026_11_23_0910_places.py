"""Sites, services, destinations, programs and courses."""

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Computed,
    Float,
    Index,
    Integer,
    Numeric,
    PrimaryKeyConstraint,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

revision = "2026_11_23_0910"
down_revision = "2026_11_23_0900"
branch_labels = None
depends_on = None

_SEARCH_WORDS = "array_to_tsvector(string_to_array(search_key, ' '::text))"


def upgrade() -> None:
    """Expand only: nothing was here before."""
    _create_sites()
    _create_services()
    _create_destinations()
    _create_programs()


def _create_sites() -> None:
    op.create_table(
        "sites",
        Column("id", Uuid, primary_key=True),
        Column("agency_id", Uuid),
        Column("name", Text, nullable=False),
        Column("search_key", Text, nullable=False),
        Column("search_words", TSVECTOR, Computed(_SEARCH_WORDS, persisted=True)),
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
        Index("ix_sites_city_key_search_key_id", "city_key", "search_key", "id"),
        Index("ix_sites_agency_id_search_key_id", "agency_id", "search_key", "id"),
        Index("ix_sites_latitude_longitude", "latitude", "longitude"),
    )


def _create_services() -> None:
    op.create_table(
        "services",
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


def _create_destinations() -> None:
    op.create_table(
        "destinations",
        Column("id", Uuid, primary_key=True),
        Column("site_id", Uuid, nullable=False),
        Column("agency_id", Uuid, nullable=False),
        Column("name", Text, nullable=False),
        Column("name_key", Text, nullable=False),
        Column("short_name", Text, nullable=False),
        Column("short_name_key", Text, nullable=False),
        Column("contact_person_id", Uuid),
        Column("active", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
        _unique_while_active("name_key"),
        _unique_while_active("short_name_key"),
        Index("ix_destinations_site_id_id", "site_id", "id"),
        Index("ix_destinations_agency_id_id", "agency_id", "id"),
    )
    op.create_table(
        "destination_services",
        Column("destination_id", Uuid, nullable=False),
        Column("service_id", Uuid, nullable=False),
        PrimaryKeyConstraint("destination_id", "service_id"),
        Index("ix_destination_services_service_id", "service_id"),
    )


def _unique_while_active(key: str) -> Index:
    return Index(
        f"uq_destinations_site_id_{key}",
        "site_id",
        key,
        unique=True,
        postgresql_where=text("active"),
    )


def _create_programs() -> None:
    op.create_table(
        "programs",
        Column("id", Uuid, primary_key=True),
        Column("agency_id", Uuid, nullable=False),
        Column("name_fr", Text, nullable=False),
        Column("name_en", Text, nullable=False),
        Column("discipline", Text, nullable=False),
        Column("active", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
        Index("ix_programs_agency_id_id", "agency_id", "id"),
    )
    op.create_table(
        "courses",
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

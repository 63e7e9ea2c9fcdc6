"""Agencies and their departments."""

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
)
from sqlalchemy.dialects.postgresql import ARRAY

from chassis.ledger import audited, not_audited
from identity.store.tables.metadata import metadata

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
    info=audited("agency", agency="id", derived=("sort_name", "search_words")),
)

departments = Table(
    "departments",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid, ForeignKey("agencies.id"), nullable=False),
    Column("name_fr", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("supervisor_word_fr", Text),
    Column("supervisor_word_en", Text),
    Column("street", Text),
    Column("city", Text),
    Column("postal_code", Text),
    Column("active", Boolean, nullable=False),
    Column("sort_name", Text, nullable=False),
    Column("search_words", ARRAY(Text), nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_departments_agency_sort_name", "agency_id", "sort_name", "id"),
    Index("ix_departments_sort_name", "sort_name", "id"),
    Index("ix_departments_search_words", "search_words", postgresql_using="gin"),
    info=audited("department", derived=("sort_name", "search_words")),
)

department_logos = Table(
    "department_logos",
    metadata,
    Column("department_id", Uuid, ForeignKey("departments.id"), primary_key=True),
    Column("agency_id", Uuid, ForeignKey("agencies.id"), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("type", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("shown_at", DateTime(timezone=True), nullable=False),
    info=not_audited("a picture that everybody of the agency sees"),
)

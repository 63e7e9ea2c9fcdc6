"""Agencies and their departments."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY

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

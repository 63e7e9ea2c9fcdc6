"""Staff records."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from chassis.ledger import audited
from identity.store.tables.metadata import metadata

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
    Column("phones", JSONB),
    Column("title", Text),
    Column("active", Boolean, nullable=False),
    Column("deactivation_reason", Text),
    Column("sort_name", Text, nullable=False),
    Column("search_words", ARRAY(Text), nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_people_agency_sort_name", "agency_id", "sort_name", "id"),
    Index("ix_people_sort_name", "sort_name", "id"),
    Index("ix_people_lower_email", text("lower(email)")),
    Index("ix_people_lower_direct_email", text("lower(direct_email)")),
    Index("ix_people_search_words", "search_words", postgresql_using="gin"),
    info=audited("person", concerns=("id",), derived=("sort_name", "search_words")),
)

"""The registers of confidentiality incidents; no row of them is ever taken out."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from chassis.ledger import audited
from identity.store.tables.metadata import metadata

incidents = Table(
    "incidents",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid, ForeignKey("agencies.id"), nullable=False),
    Column("data_concerned", Text, nullable=False),
    Column("circumstances", Text, nullable=False),
    Column("happened_from", Date, nullable=False),
    Column("happened_until", Date, nullable=False),
    Column("happened_about", Boolean, nullable=False),
    Column("known_on", Date, nullable=False),
    Column("persons_concerned", Integer, nullable=False),
    Column("persons_about", Boolean, nullable=False),
    Column("measures", Text, nullable=False),
    Column("risk", JSONB),
    Column("notices", JSONB, nullable=False),
    Column("next_notice_due_on", Date),
    Column("opened_by", Uuid, nullable=False),
    Column("opened_at", DateTime(timezone=True), nullable=False),
    Column("closed_by", Uuid),
    Column("closed_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False),
    Index("ix_incidents_agency", "agency_id", "id"),
    Index(
        "ix_incidents_due",
        "next_notice_due_on",
        postgresql_where=text("next_notice_due_on IS NOT NULL"),
    ),
    info=audited("incident", derived=("next_notice_due_on",)),
)

"""Clients of partner organisations."""

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, LargeBinary, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY

from chassis.ledger import audited
from identity.store.tables.metadata import metadata

partner_clients = Table(
    "partner_clients",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid, ForeignKey("agencies.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("program_ids", ARRAY(Uuid)),
    Column("site_ids", ARRAY(Uuid)),
    Column("scopes", ARRAY(Text), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("registered_by", Uuid, nullable=False),
    Column("registered_at", DateTime(timezone=True), nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("former_digest", LargeBinary),
    Column("former_until", DateTime(timezone=True)),
    Column("revoked_at", DateTime(timezone=True)),
    Column("last_used_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False),
    Index("ix_partner_clients_agency", "agency_id", "id"),
    info=audited("partner_client", secrets=("digest", "former_digest")),
)

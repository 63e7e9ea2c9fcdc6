"""The keys that sign access tokens."""

from sqlalchemy import Column, DateTime, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from chassis.ledger import audited
from identity.store.tables.metadata import metadata

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
    info=audited("signing_key", agency=None, secrets=("sealed_private_key",)),
)

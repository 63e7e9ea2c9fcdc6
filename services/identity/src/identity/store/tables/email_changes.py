"""Changes of the address that somebody signs in with."""

from sqlalchemy import Column, DateTime, ForeignKey, Integer, LargeBinary, Table, Text, Uuid

from chassis.ledger import audited
from identity.store.tables.metadata import metadata

email_changes = Table(
    "email_changes",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("agency_id", Uuid, nullable=False),
    Column("new_email", Text, nullable=False),
    Column("old_fingerprint", LargeBinary, nullable=False, unique=True),
    Column("new_fingerprint", LargeBinary, nullable=False, unique=True),
    Column("created_at", DateTime(timezone=True), nullable=False, index=True),
    Column("old_agreed_at", DateTime(timezone=True)),
    Column("new_agreed_at", DateTime(timezone=True)),
    Column("closed_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False),
    info=audited(
        "email_change",
        concerns=("account_id",),
        secrets=("new_email", "old_fingerprint", "new_fingerprint"),
    ),
)

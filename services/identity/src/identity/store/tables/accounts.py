"""Accounts and invitations."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    text,
)

from chassis.ledger import audited
from identity.store.tables.metadata import metadata

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
    Column("awake_since", Date),
    Column("dormancy_warned", Integer, nullable=False, server_default=text("0")),
    Column("responsibilities_version", Integer),
    Column("orientation_done_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False),
    Index("ix_accounts_agency", "agency_id", "id"),
    Index("ix_accounts_idle", "last_signed_in_on"),
    Index("ix_accounts_last_signed_in_on", "agency_id", "last_signed_in_on"),
    Index("ix_accounts_disabled", "agency_id", postgresql_where=text("NOT enabled")),
    info=audited(
        "account",
        concerns=("person_id",),
        secrets=("password_hash",),
        derived=("last_signed_in_on", "dormancy_warned"),
    ),
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
    Column("purpose", Text, nullable=False, server_default=text("'invitation'")),
    Column("version", Integer, nullable=False),
    info=audited("invitation", agency=None, concerns=("account_id",), secrets=("fingerprint",)),
)

"""Sessions, and what failed before one."""

from sqlalchemy import (
    Column,
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
from sqlalchemy.dialects.postgresql import ARRAY

from chassis.ledger import not_audited
from identity.store.tables.metadata import metadata

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("under_way", Integer, nullable=False, server_default=text("0")),
    Column("last_at", DateTime(timezone=True), index=True),
    Column("locked_until", DateTime(timezone=True)),
    Column("account_id", Uuid),
    Column("version", Integer, nullable=False),
    info=not_audited(
        "counted for every name that is tried; what locks is told by the session list"
    ),
)

address_attempts = Table(
    "address_attempts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("under_way", Integer, nullable=False, server_default=text("0")),
    Column("last_at", DateTime(timezone=True), index=True),
    Column("wait_until", DateTime(timezone=True)),
    Column("forgiven_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False),
    info=not_audited("counted for every address that somebody signs in from"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, ForeignKey("accounts.id"), nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("role_assignment_id", Uuid, nullable=False),
    Column("started_at", DateTime(timezone=True), nullable=False, index=True),
    Column("rotated_at", DateTime(timezone=True), nullable=False),
    Column("generation", Integer, nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    Column("ended_because", Text),
    Column("device", Text, nullable=False, server_default=text("''")),
    Column("first_steps", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("identity_provider_id", Uuid),
    Column("version", Integer, nullable=False),
    Index("ix_sessions_device", "account_id", "device"),
    Index("ix_sessions_open", "account_id", postgresql_where=text("ended_at IS NULL")),
    info=not_audited("the session list itself is the record of who was signed in"),
)

refresh_tokens = Table(
    "refresh_tokens",
    metadata,
    Column("fingerprint", LargeBinary, primary_key=True),
    Column(
        "session_id",
        Uuid,
        ForeignKey("sessions.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("generation", Integer, nullable=False),
    info=not_audited("goes with its session"),
)

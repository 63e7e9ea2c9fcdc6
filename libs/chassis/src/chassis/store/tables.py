"""The tables that every service keeps beside its own: outbox, inbox, answers, parked messages."""

from sqlalchemy import (
    Column,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB


def chassis_tables(metadata: MetaData) -> None:
    """Add the chassis's tables to a service's metadata."""
    _outbox(metadata)
    _inbox(metadata)
    _idempotency_keys(metadata)
    _parked_messages(metadata)


def _outbox(metadata: MetaData) -> None:
    """What was committed and has to reach the bus; kept after it did, month by month."""
    Table(
        "outbox",
        metadata,
        Column("id", Uuid, nullable=False),
        Column("created_at", DateTime(timezone=True), nullable=False),
        Column("type", Text, nullable=False),
        Column("subject", Uuid, nullable=False),
        Column("sequence", Integer, nullable=False),
        Column("body", Text, nullable=False),
        Column("traceparent", Text),
        Column("published_at", DateTime(timezone=True)),
        PrimaryKeyConstraint("id", "created_at"),
        Index(
            "ix_outbox_unpublished",
            "created_at",
            "id",
            postgresql_where=text("published_at IS NULL"),
        ),
        postgresql_partition_by="RANGE (created_at)",
    )


def _inbox(metadata: MetaData) -> None:
    """Which events each queue has handled, so that a second delivery has no effect."""
    Table(
        "inbox",
        metadata,
        Column("queue", Text, nullable=False),
        Column("event_id", Uuid, nullable=False),
        Column("handled_at", DateTime(timezone=True), nullable=False),
        PrimaryKeyConstraint("queue", "event_id"),
        Index("ix_inbox_handled_at", "handled_at"),
    )


def _idempotency_keys(metadata: MetaData) -> None:
    """The answers given under an Idempotency-Key, to be given again."""
    Table(
        "idempotency_keys",
        metadata,
        Column("account_id", Uuid, nullable=False),
        Column("key", Text, nullable=False),
        Column("fingerprint", Text, nullable=False),
        Column("status", Integer, nullable=False),
        Column("headers", JSONB, nullable=False),
        Column("body", LargeBinary, nullable=False),
        Column("created_at", DateTime(timezone=True), nullable=False),
        PrimaryKeyConstraint("account_id", "key"),
        Index("ix_idempotency_keys_created_at", "created_at"),
    )


def _parked_messages(metadata: MetaData) -> None:
    """Messages that no handler could digest, where there is no broker to keep them."""
    Table(
        "parked_messages",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("queue", Text, nullable=False, index=True),
        Column("type", Text, nullable=False),
        Column("subject", Uuid),
        Column("body", Text, nullable=False),
        Column("error", Text, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("parked_at", DateTime(timezone=True), nullable=False),
    )


_OWN = MetaData()
chassis_tables(_OWN)
OUTBOX = _OWN.tables["outbox"]
INBOX = _OWN.tables["inbox"]
IDEMPOTENCY_KEYS = _OWN.tables["idempotency_keys"]
PARKED_MESSAGES = _OWN.tables["parked_messages"]

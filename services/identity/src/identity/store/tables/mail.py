"""Mails that wait to leave, and names under which a link was asked for."""

from sqlalchemy import Column, DateTime, Index, Integer, Table, Text, Uuid, text

from chassis.ledger import not_audited
from identity.store.tables.metadata import metadata

mails = Table(
    "mails",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid, nullable=False),
    Column("account_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("sealed", Text),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("try_again_at", DateTime(timezone=True), nullable=False),
    Column("useless_after", DateTime(timezone=True)),
    Column("last_error", Text),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("sent_at", DateTime(timezone=True)),
    Index("ix_mails_due", "try_again_at", "id", postgresql_where=text("state = 'due'")),
    Index("ix_mails_account_id", "account_id", "kind", "created_at"),
    info=not_audited("what leads to a mail is; the mail itself holds a secret until it has left"),
)

resets_asked = Table(
    "resets_asked",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("sealed_name", Text, nullable=False),
    Column("asked_at", DateTime(timezone=True), nullable=False),
    info=not_audited("anybody may ask under any name; the link that may follow is audited"),
)

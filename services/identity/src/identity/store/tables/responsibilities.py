"""What people accept before they work here: the versions of the text, and who accepted which."""

from sqlalchemy import Column, DateTime, ForeignKey, Integer, Table, Text, Uuid

from chassis.ledger import not_audited
from identity.store.tables.metadata import metadata

responsibilities = Table(
    "responsibilities",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("text_fr", Text, nullable=False),
    Column("text_en", Text, nullable=False),
    Column("published_at", DateTime(timezone=True), nullable=False),
    info=not_audited("rows are only added, and each says when"),
)

acceptances = Table(
    "responsibility_acceptances",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("agency_id", Uuid, nullable=False),
    Column(
        "version",
        Integer,
        ForeignKey("responsibilities.version"),
        nullable=False,
    ),
    Column("language", Text, nullable=False),
    Column("accepted_at", DateTime(timezone=True), nullable=False),
    info=not_audited("rows are only added, and each says who accepted what, and when"),
)

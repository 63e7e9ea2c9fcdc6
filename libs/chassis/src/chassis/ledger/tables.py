"""The tables of a ledger: its rows, and the head that knows the last sealed one."""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Index,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
    event,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from chassis.ledger.guards import guard


def ledger_tables(metadata: MetaData) -> None:
    """Add the ledger to a service's metadata; where the tables are made, so are their guards."""
    _ledger(metadata)
    head = Table(
        "ledger_head",
        metadata,
        Column("one", Boolean, CheckConstraint("one", name="only_one"), primary_key=True),
        Column("position", BigInteger, nullable=False),
        Column("digest", LargeBinary, nullable=False),
    )
    head.add_is_dependent_on(metadata.tables["ledger"])
    event.listen(head, "after_create", guard)


def _ledger(metadata: MetaData) -> None:
    """A row waits unsealed for a second or so; what is sealed is its `position` and `digest`.

    `agency_id` says whose staff may read it, `concerns` whom it is about. A later column has to
    be nullable, and known to every running version before one writes it: nulls are not sealed.
    """
    Table(
        "ledger",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("book", Text, nullable=False),
        Column("recorded_at", DateTime(timezone=True), nullable=False),
        Column("agency_id", Uuid),
        Column("actor_account_id", Uuid),
        Column("actor_person_id", Uuid),
        Column("actor_agency_id", Uuid),
        Column("actor_role", Text),
        Column("what", Text, nullable=False),
        Column("subject_id", Uuid),
        Column("concerns", ARRAY(Uuid), nullable=False),
        Column("facts", JSONB, nullable=False),
        Column("correlation_id", Uuid, nullable=False),
        Column("position", BigInteger),
        Column("sealed_at", DateTime(timezone=True)),
        Column("digest", LargeBinary),
        Index("ux_ledger_position", "position", unique=True),
        Index("ix_ledger_unsealed", "id", postgresql_where=text("position IS NULL")),
        Index("ix_ledger_agency", "agency_id", "id"),
        Index("ix_ledger_actor", "actor_person_id", "id"),
        Index("ix_ledger_subject", "subject_id", "id"),
        Index("ix_ledger_concerns", "concerns", postgresql_using="gin"),
    )


_OWN = MetaData()
ledger_tables(_OWN)
LEDGER = _OWN.tables["ledger"]
LEDGER_HEAD = _OWN.tables["ledger_head"]

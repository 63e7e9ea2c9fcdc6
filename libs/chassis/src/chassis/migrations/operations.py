"""Steps that migrations of several services take."""

from alembic import op
from sqlalchemy import MetaData

from chassis.ledger.tables import ledger_tables
from chassis.store.tables import chassis_tables


def create_chassis_tables() -> None:
    """Outbox, inbox, idempotency keys and parked messages.

    The worker opens the outbox's partitions month by month; rows of a month that has none go to
    the default one, so that a commit never fails for want of a partition.
    """
    metadata = MetaData()
    chassis_tables(metadata)
    metadata.create_all(op.get_bind(), checkfirst=False)
    op.execute("CREATE TABLE outbox_default PARTITION OF outbox DEFAULT")


def create_ledger() -> None:
    """The ledger, its head before the first row, and the triggers that let both only grow."""
    metadata = MetaData()
    ledger_tables(metadata)
    metadata.create_all(op.get_bind(), checkfirst=False)

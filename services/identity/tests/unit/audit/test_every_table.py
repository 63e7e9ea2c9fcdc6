"""Nothing that identity keeps can be changed without somebody having decided what is told."""

from chassis.ledger import tables_unaccounted_for
from identity.store.tables import metadata


def test_every_table_is_audited_or_says_why_not() -> None:
    assert tables_unaccounted_for(metadata) == set()

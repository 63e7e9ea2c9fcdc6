"""What was done and seen, written once: rows that only grow, each sealed by the one before it.

A service adds `ledger_tables(metadata)` and a migration with `create_ledger()`, gives its worker
`chassis.ledger.sealing.ledger_timers()`, and writes with `enter(transaction, Entry(…))`: one row
more in the batch that commits the change it tells of. `audited(…)` lets the chassis tell the
changes of a whole table. `chassis.ledger.verifying` walks the chain.
"""

from chassis.ledger.auditing import audited, not_audited, tables_unaccounted_for
from chassis.ledger.entry import ACCESS, AUDIT, Entry, enter
from chassis.ledger.tables import LEDGER, ledger_tables

__all__ = [
    "ACCESS",
    "AUDIT",
    "LEDGER",
    "Entry",
    "audited",
    "enter",
    "ledger_tables",
    "not_audited",
    "tables_unaccounted_for",
]

"""What the database itself refuses: to change a row of the ledger, to take one out, to go back.

A row may be changed once, when it is sealed, and then only in the three columns of the seal. The
triggers bind every role but a superuser; whoever owns the tables could drop them, which is why the
verification looks for them too.
"""

from typing import Any, Final

from sqlalchemy import Connection

_SEAL: Final = "ARRAY['position', 'sealed_at', 'digest']"

GUARDS: Final[dict[str, str]] = {
    "ledger_takes_no_sealed_row": (
        "BEFORE INSERT ON ledger FOR EACH ROW WHEN "
        "(NEW.position IS NOT NULL OR NEW.sealed_at IS NOT NULL OR NEW.digest IS NOT NULL)"
    ),
    "ledger_is_sealed_once": (
        "BEFORE UPDATE ON ledger FOR EACH ROW WHEN "
        "(OLD.position IS NOT NULL OR NEW.position IS NULL OR NEW.digest IS NULL"
        f" OR to_jsonb(NEW) - {_SEAL} <> to_jsonb(OLD) - {_SEAL})"
    ),
    "ledger_loses_no_row": "BEFORE DELETE ON ledger FOR EACH ROW",
    "ledger_is_not_emptied": "BEFORE TRUNCATE ON ledger FOR EACH STATEMENT",
    "ledger_head_moves_on": (
        "BEFORE UPDATE ON ledger_head FOR EACH ROW WHEN (NEW.position <= OLD.position)"
    ),
    "ledger_head_stays": "BEFORE DELETE ON ledger_head FOR EACH ROW",
    "ledger_head_is_not_emptied": "BEFORE TRUNCATE ON ledger_head FOR EACH STATEMENT",
}
"""Name of each trigger, and when it refuses."""

_REFUSE: Final = (
    "CREATE OR REPLACE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION 'the ledger only grows: % of % is refused', TG_OP, TG_TABLE_NAME "
    "USING ERRCODE = 'insufficient_privilege'; END $$"
)


def guard(_table: Any, connection: Connection, **_: Any) -> None:
    """Runs after both tables were made; the head starts before the first row."""
    connection.exec_driver_sql(_REFUSE)
    for name, when in GUARDS.items():
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION ledger_refuses()"
        )
    connection.exec_driver_sql(
        "INSERT INTO ledger_head (one, position, digest) "
        "VALUES (true, 0, decode(repeat('00', 32), 'hex'))"
    )

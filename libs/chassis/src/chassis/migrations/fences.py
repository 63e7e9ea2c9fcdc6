"""Row-level security in migrations: one line for each table.

    fence("invoice_lines", own("payer_agency_id", "payee_agency_id"))
    fence("webhook_attempts", through("webhook_deliveries", "delivery_id"))
    fence("agencies", EVERYBODY, write=[own("id")])
    fence("postponed_moves")                                  # workers alone

A row has doors: `serve` meets it if one of them opens. Workers meet all rows, and so does the owner
of the tables, who therefore never serves in production.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from alembic import op

from chassis.fences import SERVING_ROLE, WORKING_ROLE
from chassis.store.fence_statements import FUNCTIONS, LESS, RIGHTS, ROLES

_ROW: Final = "<row>"
"""Stands for the name of the fenced table, where a parent may have a column of the same name."""


@dataclass(frozen=True)
class Door:
    """When a row may be met; `made` says it of a row that is being added, where that differs."""

    met: str
    made: str | None = None

    @property
    def added(self) -> str:
        return self.made or self.met


EVERYBODY = Door("true")
"""Reference data that every agency may read; give `write` something narrower."""


def own(*columns: str) -> Door:
    """The agency in one of the columns is the viewer's own; administrators meet all.

    The upper end is a comparison of rows, which an index answers as well: of two plain ones the
    planner takes it that hardly a row lies between them, and sorts an agency's rows for one page.
    """
    return Door(
        " OR ".join(
            f"{column} >= (SELECT viewer_lowest()) "
            f"AND ({column}, 0) <= ((SELECT viewer_highest()), 0)"
            for column in columns
        )
    )


def of_agency(*columns: str) -> Door:
    """The agency in one of the columns is the viewer's own, for administrators too."""
    return Door(" OR ".join(f"{column} = (SELECT viewer_agency())" for column in columns))


def of_person(*columns: str) -> Door:
    """The person in one of the columns is the viewer."""
    return Door(" OR ".join(f"{column} = (SELECT viewer_person())" for column in columns))


def of_people(column: str) -> Door:
    """The viewer is one of the people in an array; a GIN index on it serves."""
    return Door(f"{column} @> ARRAY[(SELECT viewer_person())]")


def of_account(*columns: str) -> Door:
    """The account in one of the columns is the viewer's."""
    return Door(" OR ".join(f"{column} = (SELECT viewer_account())" for column in columns))


def on_errand(*names: str) -> Door:
    """There is no viewer, and the service acts for one of these purposes, such as `sign-in`."""
    wanted = ", ".join(f"'{name}'" for name in names)
    return Door(f"(SELECT viewer_errand()) IN ({wanted})")


ADMINISTRATORS = Door("(SELECT viewer_meets_all())")
"""Only who meets every agency."""


def through(parent: str, column: str, key: str = "id", only: Door | None = None) -> Door:
    """Whoever may meet the row of `parent`, itself fenced, to which the column points; `only` says
    more about that row, where it may be read by more than may change it.

    A row that is added together with its parent, in one statement, cannot see it yet: it passes
    where no such parent exists at all. Call it after `fence(parent, …)`.
    """
    exists = f"{parent}_exists"
    op.execute(
        f"CREATE OR REPLACE FUNCTION {exists}(wanted uuid) RETURNS boolean LANGUAGE sql STABLE "  # noqa: S608 - names of tables
        "SECURITY DEFINER SET search_path = public, pg_temp "
        f"AS $$ SELECT EXISTS (SELECT FROM {parent} WHERE {key} = wanted) $$"
    )
    more = f" AND ({only.met})" if only else ""
    met = f"EXISTS (SELECT FROM {parent} AS parent WHERE parent.{key} = {_ROW}.{column}{more})"
    return Door(met, f"{met} OR NOT {exists}({_ROW}.{column})")


def set_up_fences() -> None:
    """Before the first fence of a database: the roles, their rights, and what policies ask.

    Tables made later, by whichever migration, give `serve` and `work` the same rights.
    """
    for statement in (*ROLES, *RIGHTS, *FUNCTIONS, *LESS):
        op.execute(statement)
    fence("idempotency_keys", of_account("account_id"))


def fence(table: str, *doors: Door, write: Sequence[Door] | None = None) -> None:
    """Let `serve` meet only the rows for which a door opens; without any, none at all.

    `write` are the doors for adding, changing and removing, where they are not the same.
    """
    writing = doors if write is None else write
    name = f"fence_{table}"[:50]
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    for old in ("work", "read", "add", "change", "remove"):
        op.execute(f"DROP POLICY IF EXISTS {name}_{old} ON {table}")
    _policy(table, f"{name}_work", f"FOR ALL TO {WORKING_ROLE} USING (true) WITH CHECK (true)")
    if doors:
        met = _any(door.met for door in doors)
        _policy(table, f"{name}_read", f"FOR SELECT TO {SERVING_ROLE} USING ({met})")
    if writing:
        met, added = (_any(d.met for d in writing), _any(d.added for d in writing))
        to = f"TO {SERVING_ROLE}"
        _policy(table, f"{name}_add", f"FOR INSERT {to} WITH CHECK ({added})")
        _policy(table, f"{name}_change", f"FOR UPDATE {to} USING ({met}) WITH CHECK ({met})")
        _policy(table, f"{name}_remove", f"FOR DELETE {to} USING ({met})")


def fence_ledger() -> None:
    """Entries are read by whose they are, and added whomever they are about; workers seal them."""
    fence("ledger", own("agency_id"), ADMINISTRATORS, write=[Door("false", "true")])
    fence("ledger_head")


def _policy(table: str, name: str, what: str) -> None:
    op.execute(f"CREATE POLICY {name} ON {table} {what.replace(_ROW, table)}")


def _any(conditions: Iterable[str]) -> str:
    return " OR ".join(f"({condition})" for condition in conditions)

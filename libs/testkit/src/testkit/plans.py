"""What a route reads from its tables: the plans of its own statements, as `serve` runs them.

Rows are counted, never seconds: a bound on them holds on any machine, however busy.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import asyncpg
import httpx2

from chassis.fences import SERVING_ROLE, SETTING, standing_of
from chassis.store.connection import Row, prepare_connection
from chassis.store.statements import sql_and_arguments
from chassis.viewer import Viewer
from testkit.tokens import bearer

_EXPLAIN = "EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, FORMAT JSON) "
_REMOVED = ("Rows Removed by Filter", "Rows Removed by Index Recheck")

Statements = list[tuple[str, tuple[Any, ...]]]


@dataclass(frozen=True)
class Reads:
    """Rows looked at, those that a filter then left out too, and tables read from end to end."""

    rows: int
    whole_tables: frozenset[str]
    plans: str
    """For whoever reads a failure."""

    def of(self, table: str, *, at_most: int) -> None:
        """Asserts that the table was asked through an index, for few rows in all."""
        assert table in self.plans, f"{table} was not asked at all"
        assert table not in self.whole_tables, self.plans
        assert self.rows <= at_most, f"{self.rows} rows\n{self.plans}"


async def reads_of(client: httpx2.AsyncClient, url: str, viewer: Viewer, path: str) -> Reads:
    """Call the route once, and explain all that it asked, behind the viewer's own fence."""
    with _listened() as statements:
        answer = await client.get(path, headers=bearer(viewer))
    assert answer.status_code == 200, answer.text
    plans: list[dict[str, Any]] = []
    connection: Any = await asyncpg.connect(
        url, server_settings={"role": SERVING_ROLE}, record_class=Row
    )
    try:
        await prepare_connection(connection)
        await connection.execute(f"SELECT set_config('{SETTING}', $1, false)", standing_of(viewer))
        for sql, arguments in statements:
            if sql.lstrip().upper().startswith(("SELECT", "WITH")):
                told = await connection.fetchval(_EXPLAIN + sql, *arguments)
                plans += _nodes(json.loads(told)[0]["Plan"])
    finally:
        await connection.close()
    return Reads(
        rows=sum(_rows(node) for node in plans),
        whole_tables=frozenset(
            node["Relation Name"] for node in plans if node["Node Type"] == "Seq Scan"
        ),
        plans="\n".join(_told(node) for node in plans),
    )


_heard: ContextVar[Statements | None] = ContextVar("heard", default=None)


@contextmanager
def _listened() -> Iterator[Statements]:
    """Every statement of what is called inside, with its values; those of a service that runs
    beside it in the same process are no concern of it."""
    heard: Statements = []

    def listening(*given: Any) -> Any:
        sql, arguments = sql_and_arguments(*given)
        if _heard.get() is heard:
            heard.append((sql, tuple(arguments)))
        return sql, arguments

    mine = _heard.set(heard)
    try:
        with patch("chassis.store.connection.sql_and_arguments", listening):
            yield heard
    finally:
        _heard.reset(mine)


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Those that read rows of a table."""
    if "Relation Name" in plan:
        yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


def _rows(node: dict[str, Any]) -> int:
    each: float = node["Actual Rows"] + sum(node.get(name, 0) for name in _REMOVED)
    loops: int = node["Actual Loops"]
    return round(each * loops)


def _told(node: dict[str, Any]) -> str:
    where = [node.get(name, "") for name in ("Relation Name", "Index Name", "Index Cond", "Filter")]
    return f"{node['Node Type']}: {_rows(node)} rows of {' | '.join(where)}"

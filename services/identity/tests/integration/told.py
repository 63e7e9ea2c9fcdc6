"""The audit log against the tables that it tells of."""

from typing import Any

import asyncpg
from pydantic_core import to_jsonable_python

from chassis.ledger.auditing import audit_of
from chassis.store.connection import prepare_connection
from identity.store.tables import metadata

OF_RIGHTS = ("agencies", "departments", "people", "accounts", "role_assignments", "switch_settings")


async def untold(address: str) -> list[str]:
    """Each column of each row of rights that is not as the audit log says it was left."""
    connection: Any = await asyncpg.connect(address)
    await prepare_connection(connection)
    try:
        entries = await connection.fetch(
            "SELECT subject_id, facts->'after' AS after FROM ledger WHERE book = 'audit' "
            "AND facts ? 'after' ORDER BY id"
        )
        told: dict[Any, dict[str, Any]] = {}
        for entry in entries:
            told.setdefault(entry["subject_id"], {}).update(entry["after"])
        return [
            f"{name} {row['id']}: {column}"
            for name in OF_RIGHTS
            for row in await connection.fetch(f"SELECT * FROM {name}")  # noqa: S608 - our own names
            for column in _differing(name, dict(row), told.get(row["id"], {}))
        ]
    finally:
        await connection.close()


def _differing(name: str, row: dict[str, Any], told: dict[str, Any]) -> list[str]:
    audit = audit_of(metadata.tables[name])
    assert audit is not None
    passed_over = audit.secrets | audit.derived | {"id", "version"}
    return [
        column
        for column, value in row.items()
        if column not in passed_over and told.get(column) != to_jsonable_python(value)
    ]

"""Looks for words in every row of every table of a database."""

from typing import Any

from sqlalchemy import text

_TABLES = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")


async def traces_of(database: Any, *words: str) -> list[str]:
    """The tables in which one of the words stands, in text, in JSON or in bytes."""
    found = []
    async with database.reading() as connection:
        for row in await connection.all(_TABLES):
            rows = await connection.raw.fetch(f'SELECT * FROM "{row["tablename"]}"')  # noqa: S608
            told = " ".join(_readable(value) for each in rows for value in each.values())
            found += [row["tablename"] for word in words if word in told]
    return found


def _readable(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)

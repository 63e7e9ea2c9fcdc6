"""What the roles of `serve` and `work` could do to a database beyond reading and writing rows."""

from typing import Any, Final

import asyncpg

from chassis.fences import SERVING_ROLE, WORKING_ROLE

_POWERS: Final = f"""
WITH plain AS (
    SELECT oid, rolname AS name FROM pg_roles WHERE rolname IN ('{SERVING_ROLE}', '{WORKING_ROLE}')
)
SELECT name || ' is more than plain' AS power FROM plain JOIN pg_roles USING (oid)
    WHERE rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
UNION ALL SELECT name || ' may act as ' || other.rolname FROM plain, pg_roles AS other
    WHERE other.oid <> plain.oid AND pg_has_role(plain.oid, other.oid, 'MEMBER')
UNION ALL SELECT plain.name || ' owns ' || relname FROM plain
    JOIN pg_class ON relowner = plain.oid
UNION ALL SELECT plain.name || ' owns function ' || proname FROM plain
    JOIN pg_proc ON proowner = plain.oid
UNION ALL SELECT plain.name || ' owns the database' FROM plain
    JOIN pg_database ON datdba = plain.oid AND datname = current_database()
UNION ALL SELECT name || ' may make tables' FROM plain
    WHERE has_schema_privilege(oid, 'public', 'CREATE')
UNION ALL SELECT plain.name || ' may ' || lower(wanted) || ' ' || relname
    FROM plain, pg_class, unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER']) AS wanted
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
    AND has_table_privilege(plain.oid, pg_class.oid, wanted)
UNION ALL SELECT 'anybody may bend ' || proname FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prosecdef
    AND NOT coalesce(array_to_string(proconfig, ',') ~ 'search_path=public, pg_temp', false)
UNION ALL SELECT 'the fence of ' || relname || ' binds nobody' FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relrowsecurity AND NOT EXISTS (
        SELECT FROM pg_policy WHERE polrelid = pg_class.oid
    )
"""  # noqa: S608 - the names are our own


async def powers_of_the_logins(url: str) -> list[str]:
    """Each in a sentence. A function that runs as its owner says where it looks names up, so that
    nobody can slip another table under it."""
    connection: Any = await asyncpg.connect(url)
    try:
        return sorted(row["power"] for row in await connection.fetch(_POWERS))
    finally:
        await connection.close()

"""As whom a process may use its database: people's requests never as somebody without a fence."""

from typing import Any, Final

import asyncpg

from chassis.fences import SERVING_ROLE, WORKING_ROLE

_ABOUT: Final = f"""
SELECT current_user AS name, rolsuper OR rolbypassrls AS passes,
    to_regrole('{SERVING_ROLE}') IS NOT NULL
    AND to_regrole('{WORKING_ROLE}') IS NOT NULL AS known,
    EXISTS (
        SELECT FROM pg_class WHERE relnamespace = to_regnamespace('public')
        AND relkind IN ('r', 'p') AND pg_has_role(current_user, relowner, 'MEMBER')
    ) AS owns
FROM pg_roles WHERE rolname = current_user
"""  # noqa: S608 - the names are our own
_IS_IN: Final = "SELECT pg_has_role(current_user, $1, 'MEMBER')"


class LoginTooPowerful(Exception):
    """The process would log in as somebody whom row-level security does not bind."""


class RolesMissing(Exception):
    """The server does not know the roles that `migrate` gives rights to."""


async def role_to_take_on(dsn: str, role: str, *, production: bool) -> str | None:
    """The role that sessions take on from their first moment; None where the login is plain.

    An owner or superuser steps down to `role`, which is good enough on one's own machine. In
    production that raises LoginTooPowerful: what stepped down may step up again.
    """
    connection: Any = await asyncpg.connect(dsn)
    try:
        login = await connection.fetchrow(_ABOUT)
        if not login["known"]:
            raise RolesMissing(
                f"PostgreSQL has no roles {SERVING_ROLE} and {WORKING_ROLE}: run `migrate` as a "
                "role that may create roles, or create them first (docs/operations.md, Roles)"
            )
        too_much = await _too_much(connection, login, role)
        if too_much and production:
            raise LoginTooPowerful(
                f"In production the database is not used as {login['name']}, who {too_much}: row-"
                f"level security would not bind it. Log in as a plain member of {role}, and keep "
                "the owner for `migrate` (docs/operations.md, Roles)."
            )
        if not too_much and not await connection.fetchval(_IS_IN, role):
            raise LoginTooPowerful(f"{login['name']} is no member of {role}")
        return role if too_much else None
    finally:
        await connection.close()


async def _too_much(connection: Any, login: Any, role: str) -> str | None:
    if login["passes"]:
        return "is a superuser or has BYPASSRLS"
    if login["owns"]:
        return "owns the tables, or may act as their owner"
    if role == SERVING_ROLE and await connection.fetchval(_IS_IN, WORKING_ROLE):
        return f"may act as {WORKING_ROLE}"
    return None

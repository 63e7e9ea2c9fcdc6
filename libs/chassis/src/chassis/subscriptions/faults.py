"""Faults that pass by themselves, and those that are a message's own."""

import asyncpg

from chassis.quoting import named_and_told

PASSING = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,
    asyncpg.QueryCanceledError,
    asyncpg.LockNotAvailableError,
)
"""The database is away, starting, stopping, full of connections, or chose a deadlock's victim."""

_LONGEST = 500
_GONE = ("clos", "released")


def is_passing(error: BaseException) -> bool:
    """Whether to try again as it is. asyncpg says with one class that a connection is closed and
    that it was used wrongly, as by two at once; the latter would never pass.
    """
    if isinstance(error, asyncpg.InterfaceError):
        return any(word in str(error) for word in _GONE)
    return isinstance(error, PASSING)


def describe(error: BaseException) -> str:
    """The kind and the sentence of an error, short. Database errors may quote values, so of them
    only the kind and the constraint are told.
    """
    if isinstance(error, asyncpg.PostgresError):
        constraint = getattr(error, "constraint_name", None) or getattr(error, "table_name", None)
        return f"{type(error).__name__} ({constraint or 'no constraint'})"
    return named_and_told(error).replace("\x00", "�")[:_LONGEST]

"""What may be told of an error: libraries quote the values they stumbled over, which may be a
person's. Of such errors only the kind and the place are told.
"""

from traceback import TracebackException

import asyncpg
from fastapi.exceptions import ValidationException
from pydantic import ValidationError


def told(error: BaseException) -> str:
    """The sentence of an error, without values."""
    if isinstance(error, asyncpg.DataError):
        return f"a value was refused ({error.sqlstate})"
    if isinstance(error, asyncpg.PostgresError):
        return str(error.args[0]) if error.args else ""  # the rows at fault are in its detail
    if isinstance(error, ValidationError | ValidationException):
        return "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['type']}" for e in error.errors())
    return str(error)


def named_and_told(error: BaseException) -> str:
    """Its kind and its sentence, for a line that has no room for where it happened."""
    return f"{type(error).__name__}: {told(error)}"


def traceback_without_values(error: BaseException | None) -> str:
    """Where it happened, what kind of error it was, and all that led to it."""
    if error is None:
        return "no error"
    trace = TracebackException.from_exception(error)
    _tell(trace, error)
    return "".join(trace.format()).rstrip("\n")


def _tell(trace: TracebackException, error: BaseException) -> None:
    trace._str = told(error)  # type: ignore[attr-defined]  # noqa: SLF001 - its only way in
    for inner, led_to_it in (
        (trace.__cause__, error.__cause__),
        (trace.__context__, error.__context__),
        *zip(trace.exceptions or (), getattr(error, "exceptions", ()), strict=True),
    ):
        if inner is not None and led_to_it is not None:
            _tell(inner, led_to_it)

"""SQLAlchemy Core statements, compiled once for asyncpg.

SQLAlchemy writes the SQL; asyncpg runs it without SQLAlchemy's engine between them, which halves
the cost of a statement. Statements of the same shape share one compilation.
"""

from typing import Any

from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect
from sqlalchemy.sql import ClauseElement, Select
from sqlalchemy.sql.compiler import Compiled, SQLCompiler
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.visitors import iterate

DIALECT = asyncpg_dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped

_MOST_SHAPES = 2000
_shapes: dict[Any, SQLCompiler] = {}


class Prepared:
    """A statement with named parameters, compiled when its module is imported."""

    __slots__ = ("_defaults", "_names", "only_reads", "sql")

    def __init__(self, statement: ClauseElement) -> None:
        self.only_reads = _only_reads(statement)
        compiled = _compile(statement)
        self.sql = str(compiled)
        self._names = tuple(compiled.positiontup or ())
        self._defaults: dict[str, Any] = dict(compiled.params)

    def arguments(self, parameters: dict[str, Any]) -> list[Any]:
        """The values in the order of $1, $2, …; raises KeyError for a name it does not know."""
        for name in parameters:
            if name not in self._defaults:
                raise KeyError(f"the statement has no parameter {name!r}")
        values = {**self._defaults, **parameters}
        return [values[name] for name in self._names]


Statement = ClauseElement | Prepared


def sql_and_arguments(statement: Statement, parameters: dict[str, Any]) -> tuple[str, list[Any]]:
    """What asyncpg needs to run the statement."""
    if isinstance(statement, Prepared):
        return statement.sql, statement.arguments(parameters)
    key = statement._generate_cache_key()  # noqa: SLF001 - the key that SQLAlchemy's engine uses
    if key is None:
        return _uncached(statement, parameters)
    compiled = _shapes.get(key.key)
    if compiled is None:
        compiled = _sql(statement.compile(dialect=DIALECT, cache_key=key))
        if len(_shapes) >= _MOST_SHAPES:
            _shapes.clear()
        _shapes[key.key] = compiled
    if compiled.post_compile_params or compiled.literal_execute_params:
        return _uncached(statement, parameters)
    values = compiled.construct_params(parameters, extracted_parameters=key.bindparams)
    return compiled.string, [values[name] for name in compiled.positiontup or ()]


def _only_reads(statement: ClauseElement) -> bool:
    """Whether it locks, changes and calls nothing, so that it needs no transaction around it."""
    return isinstance(statement, Select) and not any(
        isinstance(part, UpdateBase | FunctionElement)
        or getattr(part, "_for_update_arg", None) is not None
        for part in iterate(statement)
    )


def _uncached(statement: ClauseElement, parameters: dict[str, Any]) -> tuple[str, list[Any]]:
    """For statements whose text depends on their values, such as `IN` with a list."""
    compiled = _compile(statement)
    values = {**compiled.params, **parameters}
    return str(compiled), [values[name] for name in compiled.positiontup or ()]


def _compile(statement: ClauseElement) -> SQLCompiler:
    return _sql(statement.compile(dialect=DIALECT, compile_kwargs={"render_postcompile": True}))


def _sql(compiled: Compiled) -> SQLCompiler:
    if not isinstance(compiled, SQLCompiler):
        raise TypeError(f"{type(compiled.statement).__name__} is not a statement")
    return compiled

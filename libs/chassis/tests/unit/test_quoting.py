"""Errors are told by kind and place: libraries quote the values they stumbled over."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress

import asyncpg
import pytest
import structlog
from pydantic import BaseModel

from chassis.logs import set_up_logs
from chassis.quoting import told
from chassis.settings import ServiceSettings
from chassis.subscriptions.faults import describe
from chassis.telemetry import continue_trace, in_memory_spans

NAME = "Marie Tremblay"


class Person(BaseModel):
    first_names: list[int]


def refused_by_the_database() -> None:
    error = asyncpg.UniqueViolationError("duplicate key value")
    error.detail = f"Key (name)=({NAME}) already exists."
    error.constraint_name = "people_name_key"
    raise error


def refused_before_the_database() -> None:
    raise asyncpg.DataError(f"invalid input for query argument $1: {NAME}")


def refused_by_pydantic() -> None:
    Person.model_validate({"first_names": [NAME]})


FAULTS = [refused_by_the_database, refused_before_the_database, refused_by_pydantic]


def failure_of(fault: Callable[[], None]) -> ExceptionGroup[RuntimeError]:
    """The error as the cause of another one, within a group."""
    with pytest.raises(Exception) as refused:  # noqa: PT011 - each fault raises its own
        fault()
    led_to = RuntimeError("could not save")
    led_to.__cause__ = refused.value
    return ExceptionGroup("several", [led_to])


@pytest.fixture(autouse=True)
def restore_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    structlog.reset_defaults()
    root.handlers = handlers
    root.setLevel(level)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_traceback_in_the_logs_says_where_and_what_but_not_whose(
    fault: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logs(ServiceSettings(database_url="x", environment="production"))
    logging.getLogger("somewhere").error("failed", exc_info=failure_of(fault))

    line = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert "Tremblay" not in json.dumps(line)
    for kept in ("could not save", "several", fault.__name__, "Error"):
        assert kept in line["exception"]


@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_within_a_line_is_told_without_its_values(
    fault: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """As an argument, as a field, in a list, or already turned into text."""
    set_up_logs(ServiceSettings(database_url="x", environment="production"))
    with pytest.raises(Exception) as refused:  # noqa: PT011 - each fault raises its own
        fault()
    error = refused.value

    logging.getLogger("somewhere").error("failed: %s", error)
    structlog.get_logger("here").error("failed", error=error, errors=[error])
    if isinstance(error, asyncpg.UniqueViolationError):
        structlog.get_logger("here").error("failed", error=str(error))

    out = capsys.readouterr().out
    assert len(out.splitlines()) >= 2
    assert "Tremblay" not in out
    assert out.count(type(error).__name__) == 3
    assert "Tremblay" not in describe(error)


def test_a_line_that_looks_for_an_error_where_there_is_none_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up_logs(ServiceSettings(database_url="x", environment="production"))
    logging.getLogger("somewhere").error("nothing was raised", exc_info=(None, None, None))

    assert "nothing was raised" in capsys.readouterr().out


@pytest.mark.parametrize("fault", FAULTS)
def test_a_span_that_failed_says_the_kind_alone(fault: Callable[[], None]) -> None:
    with in_memory_spans() as spans:
        with suppress(Exception), continue_trace(None, "process"):
            fault()
        (span,) = spans.get_finished_spans()

    assert "Tremblay" not in span.to_json()
    assert not span.status.is_ok
    assert "Error" in str(dict(span.events[0].attributes or {})["exception.type"])


def test_what_is_told_of_an_error_is_its_kind_or_its_place() -> None:
    with pytest.raises(asyncpg.UniqueViolationError) as taken:
        refused_by_the_database()
    assert told(taken.value) == "duplicate key value"
    with pytest.raises(ValueError, match="first_names") as invalid:
        refused_by_pydantic()
    assert told(invalid.value) == "first_names.0: int_parsing"
    assert told(ValueError("as it is")) == "as it is"

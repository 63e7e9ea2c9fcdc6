"""Log lines say where they belong and keep personal data to themselves."""

import json
import logging
from collections.abc import Iterator
from uuid import UUID

import pytest
import structlog

from chassis.causes import Cause, set_cause
from chassis.logs import WITHHELD, set_up_logs, withhold_personal_data
from chassis.settings import ServiceSettings


@pytest.fixture(autouse=True)
def restore_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    structlog.reset_defaults()
    root.handlers = handlers
    root.setLevel(level)


def last_line(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    line: dict[str, object] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return line


def set_up() -> None:
    set_up_logs(ServiceSettings(database_url="x", environment="production"))


@pytest.mark.parametrize(
    "field",
    [
        "name",
        "first_name",
        "student_last_name",
        "email",
        "new_email",
        "password",
        "access_token",
        "Authorization",
        "set_cookie",
        "phone",
        "birth_date",
        "student_number",
        "body",
    ],
)
def test_personal_fields_are_withheld(field: str) -> None:
    kept = withhold_personal_data(None, "info", {"event": "x", "a": {field: "Marie"}, field: "M"})

    assert kept == {"event": "x", "a": {field: WITHHELD}, field: WITHHELD}


@pytest.mark.parametrize(
    "value",
    [
        "mail to marie.tremblay@ulaval.ca failed",
        "amqp://guest:hunter2@bus/",
        "Authorization: Bearer abc.def",
        "token eyJhbGciOiJF.eyJzdWIiOiIx.c2ln",
    ],
)
def test_secrets_inside_a_text_are_withheld(value: str) -> None:
    kept = withhold_personal_data(None, "info", {"event": value, "list": [value]})

    assert WITHHELD in kept["event"]
    for secret in ("tremblay@", "hunter2", "abc.def", "eyJhb"):
        assert secret not in json.dumps(kept)


def test_what_operators_need_is_kept() -> None:
    event = {"event": "relay.published", "count": 3, "service_name": "billing", "queue": "a.b"}

    assert withhold_personal_data(None, "info", dict(event)) == event


def test_a_line_is_json_and_knows_its_correlation(capsys: pytest.CaptureFixture[str]) -> None:
    set_up()
    set_cause(Cause(UUID(int=5)))
    structlog.get_logger("relay").info("relay.published", count=3, email="a@b.ca")

    line = last_line(capsys)
    assert line["event"] == "relay.published"
    assert line["correlation_id"] == str(UUID(int=5))
    assert (line["level"], line["logger"], line["count"]) == ("info", "relay", 3)
    assert line["email"] == WITHHELD


def test_lines_of_libraries_take_the_same_way(capsys: pytest.CaptureFixture[str]) -> None:
    set_up()
    try:
        int("marie@ulaval.ca")
    except ValueError:
        logging.getLogger("somewhere").exception("failed for %s", "jean@chum.ca")

    line = last_line(capsys)
    assert line["event"] == f"failed for {WITHHELD}"
    assert line["level"] == "error"
    assert "ValueError" in str(line["exception"])
    assert "ulaval" not in json.dumps(line)


def test_what_somebody_sent_begins_no_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    set_up()
    forged = 'x"}\n{"event": "all is well", "level": "info"}\r\n\u2028'
    structlog.get_logger("x").info("seen", path=forged)
    logging.getLogger("y").info("seen %s", forged)

    lines = [json.loads(line) for line in capsys.readouterr().out.rstrip("\n").split("\n")]
    assert [line["event"] for line in lines] == ["seen", f"seen {forged}"]


def test_lines_below_the_level_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    set_up()
    structlog.get_logger("x").debug("unseen")

    assert capsys.readouterr().out == ""


def test_setting_up_twice_does_not_double_the_lines(capsys: pytest.CaptureFixture[str]) -> None:
    set_up()
    set_up()
    structlog.get_logger("x").info("once")

    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_developer_reads_lines_without_json(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(ServiceSettings(database_url="x", environment="development"))
    structlog.get_logger("x").info("hello", email="a@b.ca")

    out = capsys.readouterr().out
    assert "hello" in out
    assert "a@b.ca" not in out

"""The pytest plugin `testkit`: its fixtures, and a loud word about tests that could not run."""

import pytest

from testkit.databases import databases, postgres_server, postgres_url, service_database
from testkit.mail import mail_sink
from testkit.rabbitmq import (
    amqp_url,
    bus_prefix,
    fresh_bus_prefix,
    names_of_the_skipped,
    own_broker,
)
from testkit.runs import run_folder, run_id, worker
from testkit.tokens import test_jwks, token_for

__all__ = [
    "amqp_url",
    "bus_prefix",
    "databases",
    "fresh_bus_prefix",
    "mail_sink",
    "own_broker",
    "postgres_server",
    "postgres_url",
    "run_folder",
    "run_id",
    "service_database",
    "test_jwks",
    "token_for",
    "worker",
]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = names_of_the_skipped(terminalreporter)
    if skipped:
        terminalreporter.section("NOT TESTED: there is no RabbitMQ", sep="!", red=True, bold=True)
        for name in skipped:
            terminalreporter.line(name)
        terminalreporter.line("Set TEST_AMQP_URL, or install rabbitmq-server.")

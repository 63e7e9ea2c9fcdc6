"""The pytest plugin `testkit`: its fixtures, and a loud word about tests that could not run.

It is loaded with every run, so a fixture imports what it needs when a test asks for it.
"""

# ruff: noqa: PLC0415 - see above: the imports would double the time of a run of unit tests

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from chassis.embedded import MailSink, PostgresServer
    from testkit.brokers import Broker
    from testkit.databases import Fresh, ServiceDatabase

NEEDED: Final = "needs RabbitMQ, and there is none"
_number = count(1)


@pytest.fixture(scope="session")
def run_id(request: pytest.FixtureRequest) -> str:
    """The same in all worker processes of a run, and in no other run."""
    shared = getattr(request.config, "workerinput", {}).get("testrunuid")
    return str(shared or uuid4().hex)[:12]


@pytest.fixture(scope="session")
def worker(request: pytest.FixtureRequest) -> str:
    """The name of this worker process; `main` when there is only one."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "main"))


@pytest.fixture(scope="session")
def run_folder(run_id: str) -> Iterator[Path]:
    """A short path that other users may pass through, unlike pytest's own."""
    from testkit.leftovers import FOLDERS, IN_USE, sweep, used

    place = Path(tempfile.gettempdir())
    sweep(place)
    folder = place / f"{FOLDERS}{run_id}"
    folder.mkdir(exist_ok=True)
    folder.chmod(0o711)
    with used(folder):
        yield folder
    for lock in folder.glob("*.lock"):
        lock.unlink(missing_ok=True)
    if [*folder.iterdir()] == [folder / IN_USE]:
        (folder / IN_USE).unlink(missing_ok=True)
    with suppress(OSError):  # another worker still has something in it
        folder.rmdir()


@pytest.fixture(scope="session")
def postgres_server(run_folder: Path) -> "Iterator[PostgresServer]":
    """TEST_DATABASE_URL, whose user may make databases; else a server started for this run."""
    from testkit.databases import server_for_tests

    with server_for_tests(run_folder) as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres_server: "PostgresServer") -> str:
    """The address of the server, as a user who may make databases."""
    return postgres_server.admin_url


@pytest.fixture(scope="session")
def databases(
    postgres_server: "PostgresServer", run_folder: Path, run_id: str, worker: str
) -> "Iterator[Fresh]":
    """The databases of this worker process; tests ask `service_database`."""
    from testkit.databases import databases_of_worker

    with databases_of_worker(postgres_server, run_folder, run_id, worker) as fresh:
        yield fresh


@pytest.fixture
def service_database(databases: "Fresh") -> "ServiceDatabase":
    """`service_database("billing")` → its address; emptied at the first call of each test.

    With `metadata` the tables are made from it instead of by the service's migrations; the name is
    then any.
    """
    from testkit.databases import addresses

    return addresses(databases)


@pytest.fixture
def new_database(postgres_server: "PostgresServer", run_id: str) -> Iterator[str]:
    """The address of a database without any table, for tests of migrations."""
    from chassis.embedded.postgres_server import ask

    name = f"test_{run_id}_{uuid4().hex[:8]}"
    yield postgres_server.ensure_database(name)
    ask(postgres_server.admin_url, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def amqp_url(run_folder: Path) -> Iterator[str]:
    """A real RabbitMQ that all worker processes share: names on it carry `bus_prefix`."""
    from testkit.rabbitmq import shared_broker

    with shared_broker(run_folder) as url:
        yield url


@pytest.fixture
def own_broker(run_folder: Path, worker: str) -> "Iterator[Callable[[], Broker]]":
    """Brokers that a test may kill and restart; each call starts another. Slow: 6 seconds each."""
    from testkit.rabbitmq import brokers_of_one_test

    folder = run_folder / f"own-{worker}-{next(_number)}"
    with brokers_of_one_test(folder) as another:
        yield another


@pytest.fixture(scope="session")
def bus_prefix(run_id: str, worker: str) -> str:
    """Put before the names of exchanges and queues, so that runs and workers do not meet."""
    return f"test-{run_id}-{worker}."


@pytest.fixture
def fresh_bus_prefix(bus_prefix: str) -> str:
    """As `bus_prefix`, but no other test has put anything there."""
    return f"{bus_prefix}{next(_number)}."


@pytest.fixture(scope="session")
def token_for() -> Callable[..., str]:
    """`token_for(role=…, agency_id=…)` or `token_for(viewer)` → a signed access token."""
    from testkit import tokens

    return tokens.token_for


@pytest.fixture(scope="session")
def test_jwks() -> str:
    """The keys that the tokens are signed with, as the setting `jwks` wants them."""
    from testkit.tokens import public_key_set

    return public_key_set()


@pytest.fixture
def mail_sink(tmp_path: Path) -> "Iterator[MailSink]":
    """Listens on `.host` and `.port`; `.mails` and `.mails_to(address)` show what arrived."""
    from chassis.embedded.mail_sink import MailSink

    with MailSink(tmp_path / "mail") as sink:
        yield sink


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In a worker process of `--dist loadgroup`."""
    if getattr(config.option, "loadgroup", False):
        from testkit.groups import name_groups

        name_groups(items)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Names the tests that had no broker, so that nobody takes them for passed."""
    skipped: list[pytest.TestReport] = terminalreporter.stats.get("skipped", [])
    names = [report.nodeid for report in skipped if NEEDED in str(report.longrepr)]
    if names:
        terminalreporter.section("NOT TESTED: there is no RabbitMQ", sep="!", red=True, bold=True)
        for name in names:
            terminalreporter.line(name)
        terminalreporter.line("Set TEST_AMQP_URL, or install rabbitmq-server.")

"""`practica demo` plays the story, and says by its exit code whether everything arrived."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from starlette.requests import Request
from starlette.responses import Response
from typer.testing import CliRunner

from cli.tests.integration.running_up import Up, practica
from practica.demo.webhook_receiver import WebhookReceiver
from practica.main import app

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.xdist_group("up")]

ARRIVALS = (
    *("reporting", "billing", "mail RC", "mail DC", "mail PC", "mail SUPERVISOR"),
    *("inbox RC", "inbox DC", "inbox PC", "webhook"),
)


def test_the_story_arrives_everywhere_on_a_running_system(up: Up) -> None:
    told = practica("demo", "--data", str(up.data))

    assert told.returncode == 0, told.stdout + told.stderr
    _everything_arrived(told.stdout)
    assert up.url in told.stdout


def test_the_story_arrives_everywhere_on_a_system_that_is_started_for_it(
    fresh_folder: Path,
) -> None:
    told = practica("demo", "--port", "0", "--data", str(fresh_folder))

    assert told.returncode == 0, told.stdout + told.stderr
    _everything_arrived(told.stdout)
    assert "starting one for the story" in told.stdout


class DeafReceiver(WebhookReceiver):
    """A partner whose server is broken."""

    async def _take(self, request: Request) -> Response:  # noqa: ARG002 - it does not listen
        return Response(status_code=500)


async def test_a_webhook_that_does_not_arrive_fails_the_demo(
    up: Up, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("practica.demo.command.WebhookReceiver", DeafReceiver)
    monkeypatch.setattr("practica.demo.arrivals.PATIENCE", 20.0)

    told = await asyncio.to_thread(CliRunner().invoke, app, ["demo", "--data", str(up.data)])

    assert told.exit_code == 1
    assert "✗ webhook" in told.output
    assert told.output.count("✗") == 1


async def test_a_mail_that_does_not_arrive_fails_the_demo(
    up: Up, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("practica.demo.arrivals.PATIENCE", 2.0)
    monkeypatch.setattr("practica.demo.arrivals._newest_mail", lambda *_: None)

    told = await asyncio.to_thread(CliRunner().invoke, app, ["demo", "--data", str(up.data)])

    assert told.exit_code == 1
    assert told.output.count("✗ mail") == 4


@pytest.fixture
def fresh_folder(run_folder: Path) -> Iterator[Path]:
    folder = run_folder / f"demo-{uuid4().hex[:8]}"
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def _everything_arrived(text: str) -> None:
    for where in ARRIVALS:
        assert f"✓ {where}" in text
    assert "(void)" in text
    assert "✗" not in text

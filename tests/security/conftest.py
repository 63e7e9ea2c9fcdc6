"""A whole province with a finished story in it, and the five services that answer for it."""

import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack
from io import StringIO
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import pytest_asyncio
from rich.console import Console

from chassis.settings import ServiceSettings
from practica.demo.story import Story
from practica.demo.webhook_receiver import WebhookReceiver
from practica.demo_province.loading import load_demo_province
from practica.services import all_services
from practica.system.folder import Running, SystemFolder
from practica.system.system import running_system
from testkit import client_for
from testkit.tokens import public_key_set
from tests.security.more_records import add_what_is_missing
from tests.security.senders import people_of
from tests.security.world import World


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes or leaves any input comes last: others count on records that it may end."""
    items.sort(key=lambda item: "security/test_anything_sent" in item.nodeid)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def world(run_folder: Path, worker: str) -> AsyncIterator[World]:
    """Its services trust the tests' own tokens, so that anybody may be tried."""
    output = StringIO()
    told = Console(file=output)
    folder = SystemFolder(run_folder / f"security-{worker}")
    listener = socket.create_server(("127.0.0.1", 0))
    async with AsyncExitStack() as stack:
        stack.callback(listener.close)
        system = await stack.enter_async_context(running_system(folder, listener))
        await load_demo_province(system.settings, console=told)
        receiver = await stack.enter_async_context(WebhookReceiver())
        running = Running(system.url, 0, str(system.mail.folder))
        with pytest.MonkeyPatch.context() as patient:
            patient.setattr("practica.demo.arrivals.PATIENCE", 60.0)
            assert await Story(running, receiver, told).play(), output.getvalue()
        apps = {
            service.name: service.create_app(_trusting_tests(system.settings[service.name]))
            for service in all_services()
        }
        clients = {
            name: await stack.enter_async_context(client_for(app, raise_app_exceptions=False))
            for name, app in apps.items()
        }
        documents = {name: app.openapi() for name, app in apps.items()}
        urls = _urls(system.settings)
        people = await people_of(urls)
        await add_what_is_missing(urls, clients, people)
        tables = {name: await _tables_of(url) for name, url in urls.items()}
        yield World(clients, documents, urls, people, tables)


def _trusting_tests(settings: ServiceSettings) -> ServiceSettings:
    return settings.model_copy(update={"jwks": public_key_set()})


def _urls(settings: Mapping[str, ServiceSettings]) -> dict[str, str]:
    return {name: str(each.database_url) for name, each in settings.items()}


async def _tables_of(url: str) -> frozenset[str]:
    connection: Any = await asyncpg.connect(url)
    try:
        rows = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    finally:
        await connection.close()
    return frozenset(row["tablename"] for row in rows)

"""The whole deployment on this machine: databases, queues, ten processes, and nginx in front."""

import base64
import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from chassis.embedded import MailSink, PostgresServer
from chassis.embedded.postgres_server import ask
from practica.services import NAMES
from testkit import free_ports
from tests.deploy.nginx import running_gateway
from tests.journeys.processes import Processes

AT_ONCE = 3
"""Processes that start at the same time; more would only get in each other's way."""


@dataclass(frozen=True)
class Deployment:
    """A running deployment, and where its parts are found."""

    url: str
    mail: MailSink
    processes: Processes
    databases: dict[str, str]
    amqp_url: str
    bus_prefix: str
    folder: Path

    def logs(self) -> dict[str, str]:
        """What each process and the gateway said until now."""
        files = [self.folder / "gateway" / "log", *self.folder.glob("*.log")]
        return {file.stem: file.read_text(encoding="utf-8", errors="replace") for file in files}

    def client(self) -> httpx2.AsyncClient:
        """Knocks at the gateway, as everybody does."""
        return httpx2.AsyncClient(base_url=self.url, timeout=30, trust_env=False)


@contextmanager
def running_deployment(
    folder: Path, server: PostgresServer, *, amqp_url: str, bus_prefix: str
) -> Iterator[Deployment]:
    """Up inside the block; afterwards everything is ended and dropped."""
    folder.chmod(0o755)
    ports = dict(zip(NAMES, free_ports(len(NAMES)), strict=True))
    gateway = folder / "gateway"
    gateway.mkdir()
    with ExitStack() as stack:
        databases = stack.enter_context(_databases(server, bus_prefix))
        mail = stack.enter_context(MailSink(folder / "mail"))
        upstreams = {name: f"127.0.0.1:{port}" for name, port in ports.items()}
        url = stack.enter_context(running_gateway(gateway, upstreams))
        environment = _settings(databases, mail, amqp_url=amqp_url, url=url) | {
            "PRACTICA_BUS_PREFIX": bus_prefix,
            "PRACTICA_JWKS_URL": f"http://127.0.0.1:{ports['identity']}/.well-known/jwks.json",
        }
        processes = Processes(folder, environment)
        stack.callback(processes.stop_all)
        _start(processes, ports)
        yield Deployment(url, mail, processes, databases, amqp_url, bus_prefix, folder)


def _start(processes: Processes, ports: dict[str, int]) -> None:
    """As the compose file does: nothing serves or works before all have migrated."""
    health = dict(zip(NAMES, free_ports(len(NAMES)), strict=True))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda name: processes.run(name, "migrate"), NAMES))
        for process in ("serve", "work"):
            started = [
                processes.start(name, process, http_port=ports[name], health_port=health[name])
                for name in NAMES
            ]
            list(pool.map(lambda each: each.until_ready(), started))


def _settings(
    databases: dict[str, str], mail: MailSink, *, amqp_url: str, url: str
) -> dict[str, str]:
    return {
        **{f"{name.upper()}_DATABASE_URL": address for name, address in databases.items()},
        "PRACTICA_AMQP_URL": amqp_url,
        "PRACTICA_PUBLIC_URL": url,
        "PRACTICA_ENVIRONMENT": "production",
        "PRACTICA_LOG_LEVEL": "DEBUG",  # for test_secrets_in_logs.py
        "PRACTICA_DATABASE_POOL_SIZE": "5",
        "IDENTITY_KEY_ENCRYPTION_KEY": base64.b64encode(os.urandom(32)).decode(),
        "PLACEMENTS_KEY_ENCRYPTION_KEY": base64.b64encode(os.urandom(32)).decode(),
        "NOTIFICATIONS_KEY_ENCRYPTION_KEY": base64.b64encode(os.urandom(32)).decode(),
        "IDENTITY_PASSWORD_MEMORY_KIB": "1024",
        "PLACEMENTS_RELEASE_EVERY": "PT1S",
        "BILLING_TRY_RATES_EVERY": "PT2S",
        "IDENTITY_SMTP_HOST": mail.host,
        "IDENTITY_SMTP_PORT": str(mail.port),
        "NOTIFICATIONS_SMTP_HOST": mail.host,
        "NOTIFICATIONS_SMTP_PORT": str(mail.port),
        "NOTIFICATIONS_WEBHOOKS_ALLOW_HTTP": "true",
        "NOTIFICATIONS_WEBHOOKS_ALLOW_PRIVATE_ADDRESSES": "true",
        # Passkeys are bound to a name, which the address of this deployment has not.
        "IDENTITY_PASSKEY_DOMAIN": "localhost",
        "IDENTITY_PASSKEY_ORIGINS": json.dumps([url.replace("//127.0.0.1", "//localhost")]),
        "IDENTITY_SINGLE_SIGN_ON_ALLOW_HTTP": "true",
        "IDENTITY_SINGLE_SIGN_ON_ALLOW_PRIVATE_ADDRESSES": "true",
    }


@contextmanager
def _databases(server: PostgresServer, prefix: str) -> Iterator[dict[str, str]]:
    """One for each service, empty, with names of this run's."""
    names = {name: f"{prefix}{name}".replace(".", "_").replace("-", "_") for name in NAMES}
    try:
        yield {service: server.ensure_database(name) for service, name in names.items()}
    finally:
        for name in names.values():
            ask(server.admin_url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

"""The settings of each service in an embedded system."""

from typing import Any

from chassis.embedded import PostgresServer
from chassis.settings import ServiceSettings
from practica.services import Service
from practica.system.folder import SystemFolder

POOL = 4
"""Connections a pool: ten pools share one small server."""


def settings_of(
    service: Service,
    *,
    server: PostgresServer,
    folder: SystemFolder,
    url: str,
    mail_port: int,
) -> ServiceSettings:
    """Environment variables still win for everything that is not the embedded system's own."""
    values: dict[str, Any] = {
        "database_url": server.url(f"practica_{service.name}"),
        "database_pool_size": POOL,
        "jwks_url": f"{url}/api/identity/.well-known/jwks.json",
        "public_url": url,
        "log_level": "WARNING",
    }
    if service.name == "notifications":
        values |= {
            "smtp_host": "127.0.0.1",
            "smtp_port": mail_port,
            "webhooks_allow_private_addresses": True,
            "webhooks_allow_http": True,
            "key_encryption_key": folder.secret("webhook-secrets"),
        }
    if service.name == "placements":
        values |= {"key_encryption_key": folder.secret("student-keys")}
    if service.name == "identity":
        values |= {
            "smtp_host": "127.0.0.1",
            "smtp_port": mail_port,
            "key_encryption_key": folder.secret("signing-keys"),
        }
    known = service.settings.model_fields
    return service.settings(**{name: v for name, v in values.items() if name in known})

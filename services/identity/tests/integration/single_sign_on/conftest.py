"""A certified OpenID provider, registered for the school of the world."""

from collections.abc import Callable, Iterator

import httpx2
import pytest

from identity.settings import Settings
from services.identity.tests.integration.conftest import SEAL, World
from services.identity.tests.integration.single_sign_on.going import (
    PROVIDERS,
    Browser,
    a_provider,
)
from testkit import bearer, public_key_set, running_openid_provider
from testkit.openid import OpenIdProvider


def known_as(email: str, *, verified: bool = True) -> dict[str, object]:
    return {"email": email, "email_verified": verified}


PEOPLE: dict[str, dict[str, object]] = {
    "clerk-0001": known_as("Clerk@practica.example"),
    "clerk-0002": known_as("clerk@practica.example"),
    "chief-0001": known_as("chief@practica.example"),
    "unverified": known_as("clerk@practica.example", verified=False),
    "elsewhere": known_as("clerk@gmail.example"),
    "doctor-0001": known_as("doctor@practica.example"),
    "administrator": known_as("administrator@practica.example"),
    "unknown": known_as("nobody@practica.example"),
}


@pytest.fixture(scope="session")
def openid() -> Iterator[OpenIdProvider]:
    page = "http://localhost:8000/sign-in/single-sign-on"
    with running_openid_provider(PEOPLE, redirect_uri=page) as provider:
        yield provider


@pytest.fixture
def settings(service_database: Callable[[str], str]) -> Settings:
    return Settings(
        database_url=service_database("identity"),
        jwks=public_key_set(),
        key_encryption_key=SEAL,
        password_memory_kib=64,
        refresh_cookie_path="/sessions",
        single_sign_on_allow_http=True,
        single_sign_on_allow_private_addresses=True,
    )


@pytest.fixture
async def browser(client: httpx2.AsyncClient, world: World, openid: OpenIdProvider) -> Browser:
    """For the school's provider, which its local administrator registered."""
    made = await client.post(
        PROVIDERS,
        json=a_provider(world.school_id, openid.issuer),
        headers=bearer(world.school_chief),
    )
    assert made.status_code == 201, made.text
    return Browser(client, openid, made.json()["id"])

"""Administrators say where their people sign in; addresses are looked at before they are called."""

from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from chassis.sealing import Seal
from chassis.store import Database
from identity.api.single_sign_on.outside import Outside
from identity.api.single_sign_on.relying_party import RelyingParty
from identity.settings import Settings
from identity.store.store import IdentityStore
from identity.store.tables.single_sign_on import identity_providers
from services.identity.tests.integration.conftest import World
from services.identity.tests.integration.single_sign_on.going import (
    PROVIDERS,
    Browser,
    a_provider,
)
from testkit import bearer
from testkit.openid import CLIENT_SECRET, OpenIdProvider


@pytest.fixture
def in_production(app: FastAPI, settings: Settings) -> None:
    """Only TLS, and only the public internet."""
    app.state.relying_party = RelyingParty(
        public_url=settings.public_url,
        seal=Seal(settings.sealing_key()),
        outside=Outside(allow_http=False, allow_private=False),
    )


async def test_a_provider_is_shown_without_its_secret_which_is_kept_sealed(
    browser: Browser, world: World, database: Database[IdentityStore]
) -> None:
    chief = bearer(world.school_chief)

    shown = await browser.client.get(f"{PROVIDERS}/{browser.provider_id}", headers=chief)
    listed = await browser.client.get(PROVIDERS, headers=chief)

    assert CLIENT_SECRET not in shown.text + listed.text
    assert listed.json() == [shown.json()]
    assert shown.json()["proven_at"] is None
    async with database.reading() as connection:
        row = await connection.first(select(identity_providers))
    assert row is not None
    assert CLIENT_SECRET not in str(tuple(row.values()))


async def test_only_administrators_of_the_agency_set_up_providers(
    browser: Browser, world: World, openid: OpenIdProvider
) -> None:
    one, wanted = f"{PROVIDERS}/{browser.provider_id}", a_provider(world.school_id, openid.issuer)
    for viewer, status in ((world.school_clerk, 403), (world.hospital_chief, 404)):
        headers = bearer(viewer)
        made = await browser.client.post(PROVIDERS, json=wanted, headers=headers)
        listed = await browser.client.get(
            PROVIDERS, params={"agency_id": str(world.school_id)}, headers=headers
        )
        assert (made.status_code, listed.status_code) == (status, status)
        assert (await browser.client.get(one, headers=headers)).status_code == 404
        assert (await browser.client.patch(one, json={}, headers=headers)).status_code == 404


@pytest.mark.parametrize(
    ("issuer", "slug"),
    [
        ("https://127.0.0.1:8443", "address-not-public"),
        ("https://localhost", "address-not-public"),
        ("https://169.254.169.254/latest", "address-not-public"),
        ("https://[::1]", "address-not-public"),
        ("https://0x7f000001", "address-not-public"),
        ("https://no-such-host.invalid", "address-unknown"),
        ("http://login.cegep.example", "issuer-not-usable"),
        ("https://login.cegep.example/?tenant=1", "issuer-not-usable"),
        ("https://login.cegep.example/#top", "issuer-not-usable"),
        ("https://user@login.cegep.example", "issuer-not-usable"),
        ("file:///etc/passwd", "issuer-not-usable"),
        ("https://", "issuer-not-usable"),
    ],
)
async def test_issuers_that_lead_nowhere_good_are_refused(
    client: httpx2.AsyncClient, world: World, in_production: None, issuer: str, slug: str
) -> None:
    chief = world.school_chief

    refused = await client.post(
        PROVIDERS, json=a_provider(chief.agency_id, issuer), headers=bearer(chief)
    )

    assert (refused.status_code, refused.json()["slug"]) == (422, slug)


async def test_a_changed_issuer_is_looked_at_too(
    browser: Browser, world: World, in_production: None
) -> None:
    refused = await browser.client.patch(
        f"{PROVIDERS}/{browser.provider_id}",
        json={"issuer": "https://10.0.0.1"},
        headers=bearer(world.school_chief),
    )

    assert refused.json()["slug"] == "address-not-public"


async def test_an_issuer_that_calls_itself_otherwise_is_refused(
    client: httpx2.AsyncClient, world: World, openid: OpenIdProvider
) -> None:
    """The same server under another name: it answers, but not for this issuer."""
    chief, other = world.school_chief, openid.issuer.replace("127.0.0.1", "localhost")

    refused = await client.post(
        PROVIDERS, json=a_provider(chief.agency_id, other), headers=bearer(chief)
    )

    assert (refused.status_code, refused.json()["slug"]) == (503, "identity-provider-not-reached")


@pytest.mark.parametrize("domains", [["not a domain"], ["@"], ["localhost"], []])
async def test_domains_are_domains(
    client: httpx2.AsyncClient, world: World, openid: OpenIdProvider, domains: list[str]
) -> None:
    chief: Any = world.school_chief
    wanted = a_provider(chief.agency_id, openid.issuer, email_domains=domains)

    refused = await client.post(PROVIDERS, json=wanted, headers=bearer(chief))

    assert refused.status_code == 422


async def test_an_agency_has_five_providers_at_most(
    browser: Browser, world: World, openid: OpenIdProvider
) -> None:
    chief = bearer(world.school_chief)
    wanted = a_provider(world.school_id, openid.issuer)
    for _ in range(4):
        made = await browser.client.post(PROVIDERS, json=wanted, headers=chief)
        assert made.status_code == 201

    refused = await browser.client.post(PROVIDERS, json=wanted, headers=chief)

    assert (refused.status_code, refused.json()["slug"]) == (409, "too-many-identity-providers")

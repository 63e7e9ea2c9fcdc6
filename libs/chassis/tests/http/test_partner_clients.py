"""Whichever service a partner's system knocks at, its scopes are looked at before the route."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

import httpx2
import pytest

from chassis import partner_scopes
from chassis.auth import sign_access_token
from chassis.partner_scopes import PartnerScope
from libs.chassis.tests.http.conftest import KEY
from testkit import a_viewer


def token_with(*scopes: PartnerScope) -> dict[str, str]:
    client = replace(a_viewer(), partner_scopes=frozenset(scopes))
    lifetime = timedelta(minutes=5)
    return {
        "Authorization": f"Bearer "
        f"{sign_access_token(client, KEY, now=datetime.now(UTC), lifetime=lifetime)}",
        "Accept-Language": "en",
    }


async def test_a_route_that_nobody_opened_refuses_partners(client: httpx2.AsyncClient) -> None:
    answer = await client.post("/books", json={"title": "x"}, headers=token_with(*PartnerScope))

    assert (answer.status_code, answer.json()["slug"]) == (403, "not-for-partners")


async def test_a_missing_scope_is_named_as_rfc_6750_asks(
    client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = cast("dict[str, object]", partner_scopes.OPEN_TO_PARTNERS)
    books = (PartnerScope.REPORTING_READ, PartnerScope.PLACEMENTS_WRITE)
    monkeypatch.setitem(opened, "library", {"books": books})

    refused = await client.post(
        "/books", json={"title": "x"}, headers=token_with(PartnerScope.REPORTING_READ)
    )
    added = await client.post(
        "/books", json={"title": "x"}, headers=token_with(PartnerScope.PLACEMENTS_WRITE)
    )

    assert (refused.status_code, refused.json()["slug"]) == (403, "scope-missing")
    assert refused.json()["facts"] == {"scope": "placements:write"}
    assert refused.headers["www-authenticate"] == (
        'Bearer error="insufficient_scope", scope="placements:write"'
    )
    assert added.status_code == 201

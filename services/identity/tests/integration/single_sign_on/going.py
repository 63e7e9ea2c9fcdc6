"""A browser that goes to an identity provider and comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx2

from testkit.openid import CLIENT_ID, CLIENT_SECRET, OpenIdProvider

SIGN_ONS = "/sign-ons"
PROVIDERS = "/identity-providers"


def a_provider(agency_id: object, issuer: str, **changes: Any) -> dict[str, Any]:
    return {
        "agency_id": str(agency_id),
        "name": "Compte du cégep",
        "issuer": issuer,
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "email_domains": ["practica.example"],
        **changes,
    }


@dataclass
class Browser:
    client: httpx2.AsyncClient
    openid: OpenIdProvider
    provider_id: str
    left: dict[str, Any] = field(default_factory=dict)

    async def leave(self) -> dict[str, Any]:
        """To the provider; what is to be brought back stands in `left`."""
        body = {"identity_provider_id": self.provider_id}
        answer = await self.client.post(SIGN_ONS, json=body)
        assert answer.status_code == 201, answer.text
        self.left = answer.json()
        return self.left

    async def come_back(self, given: Mapping[str, Any]) -> httpx2.Response:
        body = {"browser": self.left["browser"], **given}
        return await self.client.post(f"{SIGN_ONS}/return", json=body)

    async def sign_in(self, subject: str) -> httpx2.Response:
        left = await self.leave()
        return await self.come_back(await self.openid.sign_in(left["authorization_url"], subject))

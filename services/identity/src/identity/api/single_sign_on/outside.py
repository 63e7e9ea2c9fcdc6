"""JSON from an identity provider: over TLS, from public addresses, and no more than is sensible."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import httpx2

from chassis.domain import DomainError
from chassis.outside import GuardedTransport
from identity.domain.single_sign_on.refusals import ProviderNotReached

_WITHIN: Final = 10.0
_LARGEST: Final = 512 * 1024


class Outside:
    """What the installation lets identity call; both permissions are for tests and demos."""

    def __init__(self, *, allow_http: bool, allow_private: bool) -> None:
        self.allow_http = allow_http
        self._allow_private = allow_private

    def usable(self, url: object) -> str:
        """An address that a provider names. Raises ProviderNotReached."""
        text = url if isinstance(url, str) else ""
        try:
            parts = urlsplit(text)
        except ValueError:
            parts = urlsplit("")
        schemes = {"https", "http"} if self.allow_http else {"https"}
        if parts.scheme not in schemes or not parts.hostname or parts.username or parts.fragment:
            raise ProviderNotReached("The provider names an address that is none")
        return text

    async def get(self, url: str, *, bearer: str | None = None) -> Mapping[str, Any]:
        """Raises ProviderNotReached, AddressNotPublic and AddressUnknown."""
        headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        return await self._asked("GET", url, headers=headers)

    async def post(
        self, url: str, form: Mapping[str, str], *, basic: tuple[str, str] | None = None
    ) -> Mapping[str, Any]:
        """As `get`."""
        auth = httpx2.BasicAuth(*basic) if basic else None
        return await self._asked("POST", url, data=dict(form), auth=auth)

    async def _asked(self, method: str, url: str, **more: Any) -> Mapping[str, Any]:
        try:
            async with asyncio.timeout(_WITHIN), self._client() as client:
                request = client.stream(method, self.usable(url), **more)
                async with request as answer:
                    body = await _whole(answer)
            said = json.loads(body)
        except DomainError:
            raise
        except (httpx2.HTTPError, TimeoutError, ValueError, RecursionError) as error:
            raise ProviderNotReached(f"{type(error).__name__} at {url}") from error
        if answer.status_code != 200 or not isinstance(said, dict):
            raise ProviderNotReached(f"{answer.status_code} at {url}")
        return said

    def _client(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(
            transport=GuardedTransport(allow_private=self._allow_private),
            headers={"Accept": "application/json", "User-Agent": "Practica-Identity/1"},
            timeout=_WITHIN,
            follow_redirects=False,
            trust_env=False,
        )


async def _whole(answer: httpx2.Response) -> bytes:
    body = b""
    async for part in answer.aiter_bytes():
        body += part
        if len(body) > _LARGEST:
            raise ProviderNotReached("The provider says too much")
    return body

"""Calls others at the very addresses that were checked, so that no later answer can differ."""

from ipaddress import IPv6Address, ip_address

import httpx2

from chassis.outside.resolving import Resolver, addresses_of, resolved


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Resolves a host once, refuses every address that is not public, and connects to one of them.

    The request goes to the address itself; its Host header and the name in the TLS handshake stay
    those of the host, so certificates are checked against the name. Connections are not kept:
    they would be found again by address, and two names may share one.
    """

    def __init__(
        self,
        *,
        allow_private: bool,
        resolve: Resolver = addresses_of,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._transport = transport or httpx2.AsyncHTTPTransport(
            trust_env=False, limits=httpx2.Limits(max_keepalive_connections=0)
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Raises AddressUnknown and AddressNotPublic, beside what httpx2 raises."""
        *others, last = await resolved(
            str(request.url), self._resolve, allow_private=self._allow_private
        )
        for address in others:
            try:
                return await self._send_to(address, request)
            except httpx2.ConnectError:
                continue
        return await self._send_to(last, request)

    async def _send_to(self, address: str, request: httpx2.Request) -> httpx2.Response:
        pinned = httpx2.Request(
            request.method,
            request.url.copy_with(host=_as_host(address)),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": request.url.host},
        )
        return await self._transport.handle_async_request(pinned)

    async def aclose(self) -> None:
        await self._transport.aclose()


def _as_host(address: str) -> str:
    parsed = ip_address(address)
    return f"[{parsed}]" if isinstance(parsed, IPv6Address) else str(parsed)

"""A host name of others becomes addresses, and none of them may lead into a private network."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias
from urllib.parse import urlsplit

from chassis.outside.addresses import AddressUnknown, only_public

PORTS = {"https": 443, "http": 80}

Resolver: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]
"""From a host and a port to its addresses. Raises AddressUnknown."""


async def addresses_of(host: str, port: int) -> Sequence[str]:
    """What the system's resolver knows. Raises AddressUnknown if that is nothing."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AddressUnknown(f"{host} is not known", field="url", host=host) from error
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


async def resolved(
    url: str, resolve: Resolver = addresses_of, *, allow_private: bool = False
) -> Sequence[str]:
    """Every address of the URL's host. Raises AddressUnknown and AddressNotPublic.

    Odd spellings (decimal, hexadecimal, octal, short) are what the resolver makes of them, so
    that the same machinery that would connect decides what they mean. `allow_private` is for test
    systems whose partners stand on the same machine.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    addresses = await resolve(host, parts.port or PORTS.get(parts.scheme, 443))
    if not addresses:
        raise AddressUnknown(f"{host} has no address", field="url", host=host)
    if allow_private:
        return addresses
    return only_public(addresses, host=host)

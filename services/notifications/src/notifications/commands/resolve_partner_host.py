"""A partner's host name becomes addresses, and none of them may lead into a private network."""

import asyncio
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from notifications.commands.ports import Resolver
from notifications.domain.public_addresses import AddressUnknown, only_public

PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, kw_only=True)
class ResolvePartnerHost:
    """`allow_private` is for test systems whose partners stand on the same machine."""

    url: str
    allow_private: bool = False


async def resolve_partner_host(command: ResolvePartnerHost, resolve: Resolver) -> Sequence[str]:
    """Every address of the host. Raises AddressUnknown and AddressNotPublic.

    Odd spellings (decimal, hexadecimal, octal, short) are what the resolver makes of them, so
    that the same machinery that would connect decides what they mean.
    """
    parts = urlsplit(command.url)
    host = parts.hostname or ""
    addresses = await resolve(host, parts.port or PORTS.get(parts.scheme, 443))
    if not addresses:
        raise AddressUnknown(f"{host} has no address", field="url", host=host)
    if command.allow_private:
        return addresses
    return only_public(addresses, host=host)


async def addresses_of(host: str, port: int) -> Sequence[str]:
    """What the system's resolver knows. Raises AddressUnknown if that is nothing."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AddressUnknown(f"{host} is not known", field="url", host=host) from error
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))

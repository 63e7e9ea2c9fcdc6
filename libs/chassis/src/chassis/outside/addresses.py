"""Which network addresses a system of others may have: those of the public internet alone."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address

from chassis.domain import DomainError

# Only what is delegated to the public. Addresses that carry another one inside (mapped, NAT64,
# 6to4, Teredo) lie outside of it or among the exceptions, so nothing has to be unwrapped.
PUBLIC_V6 = IPv6Network("2000::/3")
EXCEPTED_V6 = (
    IPv6Network("2001::/23"),  # Teredo and other protocol assignments
    IPv6Network("2001:db8::/32"),  # documentation
    IPv6Network("2002::/16"),  # 6to4
    IPv6Network("3fff::/20"),  # documentation
)
EXCEPTED_V4 = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments; older Pythons know a part of them
    IPv4Network("192.88.99.0/24"),  # 6to4 relays
)


class AddressNotPublic(DomainError):
    """The address leads into a private network."""

    slug = "address-not-public"


class AddressUnknown(DomainError):
    """Nobody knows where the address leads."""

    slug = "address-unknown"


def is_public(address: str) -> bool:
    """Whether an address, as the resolver spells it, belongs to the public internet."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if not parsed.is_global or parsed.is_multicast or parsed.is_reserved:
        return False
    if isinstance(parsed, IPv6Address):
        return parsed in PUBLIC_V6 and not any(parsed in network for network in EXCEPTED_V6)
    return not any(parsed in network for network in EXCEPTED_V4)


def only_public(addresses: Sequence[str], *, host: str) -> Sequence[str]:
    """The addresses unchanged. Raises AddressNotPublic if a single one is not public."""
    for address in addresses:
        if not is_public(address):
            raise AddressNotPublic(f"{host} leads to {address}", field="url", host=host)
    return addresses

"""Calling systems of others: only at addresses of the public internet, checked before each call."""

from chassis.outside.addresses import AddressNotPublic, AddressUnknown, is_public
from chassis.outside.resolving import Resolver, addresses_of, resolved
from chassis.outside.transport import GuardedTransport

__all__ = [
    "AddressNotPublic",
    "AddressUnknown",
    "GuardedTransport",
    "Resolver",
    "addresses_of",
    "is_public",
    "resolved",
]

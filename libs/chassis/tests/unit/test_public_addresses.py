"""Which addresses others may have, in every spelling that reaches a resolver."""

import pytest

from chassis.outside import (
    AddressNotPublic,
    AddressUnknown,
    addresses_of,
    is_public,
    resolved,
)

PRIVATE = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",  # noqa: S104 - an address that must be refused
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "3fff::1",
    "fc00::1",
    "fd12:3456:789a::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "not an address",
]
SPELLINGS = [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://0/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[fe80::1]/",
    "http://169.254.169.254/latest/meta-data",
    "http://10.1.2.3:8443/",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_no_address_outside_of_the_public_internet_is_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "142.250.1.1", "2606:4700:4700::1111"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("url", SPELLINGS)
async def test_every_spelling_of_a_private_address_is_refused(url: str) -> None:
    with pytest.raises(AddressNotPublic):
        await resolved(url)


async def test_one_private_address_among_public_ones_is_enough() -> None:
    async def both(host: str, port: int) -> list[str]:
        return ["8.8.8.8", "127.0.0.1"]

    with pytest.raises(AddressNotPublic):
        await resolved("https://two.example/", both)


async def test_a_host_that_nobody_knows_is_refused() -> None:
    with pytest.raises(AddressUnknown):
        await addresses_of("no such host.invalid", 443)


async def test_a_setting_allows_private_addresses() -> None:
    assert await resolved("http://127.0.0.1:1/", allow_private=True) == ["127.0.0.1"]

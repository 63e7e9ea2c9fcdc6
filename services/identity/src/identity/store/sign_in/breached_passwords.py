"""Passwords that were stolen elsewhere: a Bloom filter in a file, asked without any network.

The file is a line that names the format, a line of JSON that says what it holds, and the bits.
What goes in are SHA-1 digests, since that is how the lists of Have I Been Pwned come; here a digest
only spreads the bits and protects nothing.
"""

import hashlib
import json
import math
import mmap
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, Self

FORMAT = b"practica-breached-passwords 1\n"
SHIPPED = Path(__file__).with_name("breached_passwords.bloom")


class NotAFilter(ValueError):
    """The file is not one that `tools.breached_passwords` wrote, or only a part of one."""


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What a filter holds, and how often it says yes to what it does not hold."""

    entries: int
    bits: int
    hashes: int
    source: str
    licence: str

    @classmethod
    def planned(cls, entries: int, *, false_yes: float, source: str, licence: str) -> Self:
        """The smallest filter with at most this rate of false answers."""
        bits = math.ceil(-max(entries, 1) * math.log(false_yes) / math.log(2) ** 2 / 8) * 8
        hashes = max(round(bits / max(entries, 1) * math.log(2)), 1)
        return cls(entries=entries, bits=bits, hashes=hashes, source=source, licence=licence)

    @property
    def false_yes(self) -> float:
        return float((1 - math.exp(-self.hashes * self.entries / self.bits)) ** self.hashes)

    def positions(self, digest: bytes) -> Iterator[int]:
        first = int.from_bytes(digest[:8], "big")
        step = int.from_bytes(digest[8:16], "big") | 1
        return ((first + turn * step) % self.bits for turn in range(self.hashes))


def digest_of(password: str) -> bytes:
    return hashlib.sha1(password.encode(), usedforsecurity=False).digest()


def write(holding: Holding, digests: Iterable[bytes], file: Path) -> None:
    """Make the filter; the bits are held in memory meanwhile."""
    bits = bytearray(holding.bits // 8)
    for digest in digests:
        for position in holding.positions(digest):
            bits[position >> 3] |= 1 << (position & 7)
    head = json.dumps(asdict(holding), ensure_ascii=False).encode()
    file.write_bytes(FORMAT + head + b"\n" + bits)


class BreachedPasswords:
    """A filter as it lies in its file; the system reads the few pages that are asked for."""

    def __init__(self, file: Path) -> None:
        """Raises NotAFilter, and OSError where there is no such file."""
        with file.open("rb") as opened:
            self.holding, self._start = _head(opened, file)
            self._bits = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        if len(self._bits) - self._start != self.holding.bits // 8:
            raise NotAFilter(f"{file} is not as long as it says")

    def holds(self, password: str) -> bool:
        """Whether the password is in the list, as it is written or in small letters."""
        return any(self._has(digest_of(each)) for each in {password, password.casefold()})

    def _has(self, digest: bytes) -> bool:
        return all(
            self._bits[self._start + (position >> 3)] >> (position & 7) & 1
            for position in self.holding.positions(digest)
        )


def _head(opened: BinaryIO, file: Path) -> tuple[Holding, int]:
    if opened.readline(len(FORMAT)) != FORMAT:
        raise NotAFilter(f"{file} does not begin as a list of breached passwords")
    try:
        holding = Holding(**json.loads(opened.readline(10_000)))
    except (ValueError, TypeError) as error:
        raise NotAFilter(f"{file} does not say what it holds") from error
    return holding, opened.tell()


@cache
def breached_passwords(file: Path | None = None) -> BreachedPasswords:
    """The list in this file, or the one that is shipped; opened once."""
    return BreachedPasswords(file or SHIPPED)

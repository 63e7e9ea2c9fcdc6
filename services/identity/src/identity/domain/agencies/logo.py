"""A department's logo: a small PNG or JPEG, judged by what is in it and never by its name."""

import zlib
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, Literal, Self

from chassis.domain import DomainError

MOST_KILOBYTES: Final = 256
WIDEST: Final = 300
TALLEST: Final = 300

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9

LogoType = Literal["image/png", "image/jpeg"]


class LogoTooLarge(DomainError):
    """A logo has few bytes. Fact: `most` (kilobytes)."""

    slug = "logo-too-large"


class LogoNotAnImage(DomainError):
    """The content is no whole PNG or JPEG, or something follows it."""

    slug = "logo-not-an-image"


class LogoTooWide(DomainError):
    """A logo is at most 300 pixels wide and high. Facts: `width`, `height`, `widest`, `tallest`."""

    slug = "logo-too-wide"


@dataclass(frozen=True, kw_only=True)
class Logo:
    content: bytes = field(repr=False)
    type: LogoType
    width: int
    height: int

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Raises LogoTooLarge, LogoNotAnImage, LogoTooWide."""
        if len(content) > MOST_KILOBYTES * 1024:
            raise LogoTooLarge("The logo has too many bytes", most=MOST_KILOBYTES)
        kind: LogoType
        if content.startswith(_PNG):
            kind, (width, height) = "image/png", _png_size(content)
        elif content.startswith(_JPEG):
            kind, (width, height) = "image/jpeg", _jpeg_size(content)
        else:
            raise LogoNotAnImage("Neither PNG nor JPEG")
        if not (0 < width <= WIDEST and 0 < height <= TALLEST):
            raise LogoTooWide(
                f"{width} × {height}", width=width, height=height, widest=WIDEST, tallest=TALLEST
            )
        return cls(content=content, type=kind, width=width, height=height)

    @property
    def digest(self) -> str:
        """Names this content and no other."""
        return sha256(self.content).hexdigest()


def _png_size(content: bytes) -> tuple[int, int]:
    """Every chunk has its right checksum, the first says the size, and the last ends the file."""
    position, size = len(_PNG), None
    while position + 12 <= len(content):
        length = int.from_bytes(content[position : position + 4], "big")
        end = position + 12 + length
        named = content[position + 4 : end - 4]
        if end > len(content) or zlib.crc32(named).to_bytes(4, "big") != content[end - 4 : end]:
            break
        if size is None:
            if named[:4] != b"IHDR" or length != 13:
                break
            size = int.from_bytes(named[4:8], "big"), int.from_bytes(named[8:12], "big")
        if named[:4] == b"IEND" and end == len(content):
            return size
        position = end
    raise LogoNotAnImage("A PNG that is broken, cut off, or followed by something")


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """The segments up to the picture itself are whole, and the file ends where the picture does."""
    position = 2
    size: tuple[int, int] | None = None
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker in _WITHOUT_LENGTH or marker == 0xFF:
            position += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(content[position + 2 : position + 4], "big")
        segment = content[position + 4 : position + 2 + length]
        if length < 2 or len(segment) != length - 2:
            break
        if marker in _FRAMES and len(segment) >= 5:
            size = int.from_bytes(segment[3:5], "big"), int.from_bytes(segment[1:3], "big")
        if marker == _START_OF_SCAN:
            if size is not None and _ends_with_picture(content, position + 2 + length):
                return size
            break
        position += 2 + length
    raise LogoNotAnImage("A JPEG that is broken, cut off, or followed by something")


def _ends_with_picture(content: bytes, start: int) -> bool:
    """Inside a picture a marker's 0xFF is stuffed, so the first end is the end; scans and tables
    of a progressive one may lie between."""
    return content.find(bytes((0xFF, _END_OF_IMAGE)), start) == len(content) - 2

"""A PNG or JPEG taken apart: whole or not, how large, and without what it tells of its making."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final, Literal

from PIL import Image, ImageOps

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"
Kind = Literal["PNG", "JPEG"]

_SHOWN: Final = frozenset(
    (*(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"), *(b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs"))
)
"""The chunks that a picture is made of; the others are texts, times, places, other pictures."""
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_TOLD: Final = (frozenset(range(0xE1, 0xF0)) - {0xEE}) | {0xFE}
"""Exif, XMP, profiles, comments. The mark of Adobe (0xEE) says how colours are to be read."""
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_ORIENTATION: Final = 0x0112
_BROKEN: Final = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, OverflowError),
    *(struct.error, zlib.error, Image.DecompressionBombError),
)


class NotAPicture(Exception):
    """Broken, cut off, followed by something, or not what it says that it is."""


def kind_of(content: bytes) -> Kind:
    """Raises NotAPicture."""
    if content.startswith(PNG):
        return "PNG"
    if content.startswith(JPEG):
        return "JPEG"
    raise NotAPicture("neither PNG nor JPEG")


def bare(content: bytes, kind: Kind) -> tuple[bytes, tuple[int, int]]:
    """The picture without what it tells, and the size that it says. Raises NotAPicture."""
    return _bare_png(content) if kind == "PNG" else _bare_jpeg(content)


def expect_decodable(content: bytes, kind: Kind, size: tuple[int, int]) -> None:
    """Shown by a decoder, which is asked once the size is known to be small. Raises NotAPicture."""
    try:
        with Image.open(BytesIO(content), formats=(kind,)) as picture:
            picture.load()
            if picture.size != size:
                raise NotAPicture("another size than it says")
    except _BROKEN as error:
        raise NotAPicture(f"{kind} that cannot be decoded") from error


def turned(content: bytes, kind: Kind) -> bytes:
    """The picture as its camera held it, where only a mark that is taken away tells so.
    Raises NotAPicture."""
    try:
        with Image.open(BytesIO(content), formats=(kind,)) as picture:
            if picture.getexif().get(_ORIENTATION, 1) == 1:
                return content
            upright, file = ImageOps.exif_transpose(picture), BytesIO()
            upright.save(file, format=kind, quality=95)
            return file.getvalue()
    except _BROKEN as error:
        raise NotAPicture(f"{kind} that cannot be decoded") from error


def _bare_png(content: bytes) -> tuple[bytes, tuple[int, int]]:
    """Every chunk has its right checksum, the first says the size, and the last ends the file."""
    kept, size = [PNG], None
    for name, chunk in _chunks(content):
        if size is None:
            if name != b"IHDR" or len(chunk) != 25:
                break
            size = int.from_bytes(chunk[8:12], "big"), int.from_bytes(chunk[12:16], "big")
        if name in _SHOWN:
            kept.append(chunk)
        if name == b"IEND":
            return b"".join(kept), size
    raise NotAPicture("a PNG that is broken, cut off, or followed by something")


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Up to the first that is broken; IEND only where it ends the file."""
    position = len(PNG)
    while position + 12 <= len(content):
        end = position + 12 + int.from_bytes(content[position : position + 4], "big")
        named = content[position + 4 : end - 4]
        if end > len(content) or zlib.crc32(named).to_bytes(4, "big") != content[end - 4 : end]:
            return
        if named[:4] == b"IEND" and end != len(content):
            return
        yield named[:4], content[position:end]
        position = end


def _bare_jpeg(content: bytes) -> tuple[bytes, tuple[int, int]]:
    """The segments up to the picture itself are whole, and the file ends where the picture does."""
    kept, size = [content[:2]], None
    for marker, position, segment in _segments(content):
        if marker in _FRAMES and len(segment) >= 9:
            size = int.from_bytes(segment[7:9], "big"), int.from_bytes(segment[5:7], "big")
        if marker == _START_OF_SCAN:
            if size is not None and _ends_with_picture(content, position + len(segment)):
                return b"".join((*kept, content[position:])), size
            break
        if marker not in _TOLD:
            kept.append(segment)
    raise NotAPicture("a JPEG that is broken, cut off, or followed by something")


def _segments(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Each with its marker and place, up to the first that is broken."""
    position = 2
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker in _WITHOUT_LENGTH or marker == 0xFF:
            position += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(content[position + 2 : position + 4], "big")
        segment = content[position : position + 2 + length]
        if length < 2 or len(segment) != length + 2:
            return
        yield marker, position, segment
        position += 2 + length


def _ends_with_picture(content: bytes, start: int) -> bool:
    """Inside a picture a marker's 0xFF is stuffed, so the first end is the end; scans and tables
    of a progressive one may lie between."""
    return content.find(bytes((0xFF, _END_OF_IMAGE)), start) == len(content) - 2

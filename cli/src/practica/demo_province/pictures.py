"""Logos for agencies that do not exist: a disc on a square, in a colour of each one's own."""

import struct
import zlib
from colorsys import hls_to_rgb

_SIDE = 48


def logo(number: int) -> bytes:
    """A PNG of a few hundred bytes; neighbours in number differ in colour."""
    colour = bytes(round(255 * part) for part in hls_to_rgb(number * 0.381966 % 1, 0.4, 0.6))
    rows = b"".join(
        b"\0" + b"".join(_pixel(x, y, colour) for x in range(_SIDE)) for y in range(_SIDE)
    )
    header = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _pixel(x: int, y: int, colour: bytes) -> bytes:
    middle = (_SIDE - 1) / 2
    inside = (x - middle) ** 2 + (y - middle) ** 2 <= (_SIDE * 0.4) ** 2
    return colour if inside else b"\xff\xff\xff"


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )

"""A logo is judged by its content."""

import struct
import zlib

import pytest

from identity.domain.agencies.logo import (
    MOST_KILOBYTES,
    Logo,
    LogoNotAnImage,
    LogoTooLarge,
    LogoTooWide,
)


def a_png(width: int = 300, height: int = 90) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (width + 1) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def a_jpeg(width: int = 300, height: int = 90) -> bytes:
    def segment(marker: int, body: bytes) -> bytes:
        return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body

    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"picture\xff\x00picture"
    thumbnail = segment(0xE1, b"Exif\0\0\xff\xd8\xff\xd9")
    return b"\xff\xd8" + thumbnail + segment(0xC2, frame) + scan + b"\xff\xd9"


@pytest.mark.parametrize(("content", "type_"), [(a_png(), "image/png"), (a_jpeg(), "image/jpeg")])
def test_a_small_picture_is_taken_whatever_it_is_called(content: bytes, type_: str) -> None:
    logo = Logo.of(content)

    assert (logo.type, logo.width, logo.height) == (type_, 300, 90)


def test_each_content_has_a_digest_of_its_own() -> None:
    assert Logo.of(a_png()).digest == Logo.of(a_png()).digest != Logo.of(a_png(299)).digest


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + bytes(100),
        a_png()[:-1],
        a_png()[:60],
        a_png() + b"<script>alert(1)</script>",
        a_png().replace(b"\x08\x00\x00\x00\x00", b"\x08\x01\x00\x00\x00", 1),
        b"\x89PNG\r\n\x1a\n",
        a_jpeg()[:-2],
        a_jpeg()[:30],
        a_jpeg() + b"PK\x03\x04",
        b"\xff\xd8\xff\xd9",
    ],
)
def test_what_is_no_whole_picture_or_more_than_one_is_refused(content: bytes) -> None:
    with pytest.raises(LogoNotAnImage):
        Logo.of(content)


@pytest.mark.parametrize("content", [a_png(301), a_jpeg(301), a_png(10, 301), a_png(0, 5)])
def test_a_picture_wider_or_higher_than_300_pixels_is_refused(content: bytes) -> None:
    with pytest.raises(LogoTooWide):
        Logo.of(content)


def test_a_picture_of_too_many_bytes_is_refused() -> None:
    with pytest.raises(LogoTooLarge):
        Logo.of(a_png() + bytes(MOST_KILOBYTES * 1024))

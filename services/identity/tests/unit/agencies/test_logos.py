"""A logo is judged by its content."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

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


def a_jpeg(width: int = 300, height: int = 90, **more: Any) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), (10, 90, 160)).save(file, "JPEG", **more)
    return file.getvalue()


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


def a_png_of(rows: bytes) -> bytes:
    """Every chunk has its right checksum; what is packed in it is another matter."""
    whole, packed = a_png(), zlib.compress(b"\0" * 301 * 90)
    chunk = b"IDAT" + rows
    return whole.replace(
        struct.pack(">I", len(packed))
        + b"IDAT"
        + packed
        + struct.pack(">I", zlib.crc32(b"IDAT" + packed)),
        struct.pack(">I", len(rows)) + chunk + struct.pack(">I", zlib.crc32(chunk)),
    )


@pytest.mark.parametrize(
    "content",
    [
        a_png_of(b"no picture at all"),
        a_jpeg().replace(b"\xff\xdb", b"\xff\xec"),
    ],
    ids=["not packed", "no tables"],
)
def test_what_has_the_frame_of_a_picture_and_none_in_it_is_refused(content: bytes) -> None:
    with pytest.raises(LogoNotAnImage):
        Logo.of(content)


def test_a_picture_tells_nothing_of_its_making() -> None:
    exif, texts = Image.Exif(), PngImagePlugin.PngInfo()
    exif[0x010E] = exif[0x013B] = "SECRET"
    texts.add_text("Author", "SECRET")
    texts.add_itxt("XML:com.adobe.xmp", "SECRET")
    file = BytesIO()
    Image.new("RGBA", (30, 9)).save(file, "PNG", pnginfo=texts, exif=exif)
    jpeg = a_jpeg(exif=exif, comment=b"SECRET", icc_profile=b"SECRET")
    assert b"SECRET" in file.getvalue()
    assert b"SECRET" in jpeg

    png_logo, jpeg_logo = Logo.of(file.getvalue()), Logo.of(jpeg)

    assert b"SECRET" not in png_logo.content + jpeg_logo.content
    assert (png_logo.width, jpeg_logo.width) == (30, 300)
    assert Logo.of(a_png()).content == a_png()


def test_a_picture_that_only_its_camera_knew_to_turn_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    logo = Logo.of(a_jpeg(300, 90, exif=exif))

    assert (logo.width, logo.height) == (90, 300)
    with Image.open(BytesIO(logo.content)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((90, 300), {})


@pytest.mark.parametrize("progressive", [True, False])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_every_usual_jpeg_is_taken(mode: str, *, progressive: bool) -> None:
    file = BytesIO()
    Image.new(mode, (120, 40)).save(file, "JPEG", progressive=progressive)

    assert Logo.of(file.getvalue()).content == file.getvalue()


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "P", "1", "L", "LA", "I;16"])
def test_every_usual_png_is_taken(mode: str) -> None:
    file = BytesIO()
    Image.new(mode, (120, 40)).save(file, "PNG")

    assert Logo.of(file.getvalue()).content == file.getvalue()

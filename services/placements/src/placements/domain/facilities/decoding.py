"""From bytes to text: UTF-8 with or without a mark, or Windows-1252; anything else is refused."""

import codecs

from placements.domain.facilities.refusals import (
    FileHasUnknownEncoding,
    FileIsBinary,
    FileIsEmpty,
    FileIsTooLarge,
)

MOST_MEGABYTES = 20

_SIGNATURES = {
    b"PK\x03\x04": "XLSX or ZIP",
    b"PK\x05\x06": "ZIP",
    b"\xd0\xcf\x11\xe0": "XLS",
    b"%PDF": "PDF",
    b"\x1f\x8b": "GZIP",
    b"BZh": "BZIP2",
    b"\xfd7zXZ": "XZ",
    b"7z\xbc\xaf": "7Z",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x7fELF": "ELF",
    b"PAR1": "PARQUET",
    b"SQLite format 3": "SQLITE",
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def decode(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; raises FacilityFileRefused."""
    if len(content) > MOST_MEGABYTES * 1024 * 1024:
        raise FileIsTooLarge("the file is too large", most=MOST_MEGABYTES)
    _refuse_binary(content)
    encoded = content.removeprefix(codecs.BOM_UTF8)
    if not encoded.strip():
        raise FileIsEmpty("the file holds no text")
    try:
        return encoded.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _decode_windows_1252(encoded), "Windows-1252"


def _refuse_binary(content: bytes) -> None:
    for signature, name in _SIGNATURES.items():
        if content.startswith(signature):
            raise FileIsBinary(f"the file looks like {name}", looks_like=name)
    if b"\x00" in content:
        raise FileIsBinary("the file has NUL bytes", looks_like="NUL")


def _decode_windows_1252(encoded: bytes) -> str:
    try:
        return encoded.decode("cp1252")
    except UnicodeDecodeError as error:
        line = encoded.count(b"\n", 0, error.start) + 1
        raise FileHasUnknownEncoding(
            f"line {line} is neither UTF-8 nor Windows-1252", line=line
        ) from error

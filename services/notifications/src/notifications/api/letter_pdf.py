"""A letter about a request, set as a tagged PDF in French or English."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import typst
from babel.dates import format_date

from notifications.domain.people import Language
from notifications.queries.letters import Letter

LOCALES: Mapping[Language, str] = {"fr": "fr_CA", "en": "en_CA"}


def letter_as_pdf(letter: Letter) -> bytes:
    """PDF/UA-1. Blocks for some hundredths of a second, so call it in a thread.

    A name in a script that our font does not have, such as syllabics, is not PDF/UA: its letter
    is tagged all the same, and shows a box for each sign.
    """
    words = json.dumps(_words(letter))
    try:
        return _set(words, standard="ua-1")
    except typst.TypstError:
        return _set(words, standard=None)


def _set(words: str, *, standard: Literal["ua-1"] | None) -> bytes:
    pdf = typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"letter": words},
        pdf_standards=standard,
        ignore_system_fonts=True,
    )
    if not isinstance(pdf, bytes):
        raise TypeError("a letter is one document")
    return pdf


def _words(letter: Letter) -> dict[str, str | int | None]:
    """Dates in words; every value reaches the template as text, never as markup."""
    locale = LOCALES[letter.language]
    return {
        **letter.model_dump(mode="json"),
        "starts_on": format_date(letter.starts_on, "long", locale),
        "ends_on": format_date(letter.ends_on, "long", locale),
        "written_on": format_date(letter.written_at.date(), "long", locale),
    }


@cache
def _template() -> bytes:
    return files("notifications.api").joinpath("letter.typ").read_bytes()

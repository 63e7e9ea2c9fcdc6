"""What the tests of this folder look for in answers, they find."""

import sys
from typing import Any, Final

import httpx2
import pytest

from tests.security.answers import Described, says
from tests.security.world import Route

_DOCUMENT: Final[dict[str, Any]] = {
    "paths": {
        "/books": {
            "get": {
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Book"}}
                        }
                    },
                    "204": {"description": "Nothing."},
                }
            }
        }
    },
    "components": {"schemas": {"Book": {"type": "object", "required": ["title"]}}},
}


def flaws(status: int, body: object, kind: str = "application/json") -> list[str]:
    operation = _DOCUMENT["paths"]["/books"]["get"]
    answer = httpx2.Response(status, json=body, headers={"content-type": kind})
    tables = frozenset({"book_loans", "books"})
    described = Described(_DOCUMENT, tables)
    return list(described.flaws(Route("library", "get", "/books", operation), answer))


def test_an_answer_as_documented_has_no_flaw() -> None:
    assert flaws(200, {"title": "Les pages"}) == []


@pytest.mark.parametrize(
    ("status", "body", "kind", "found"),
    [
        (403, {"title": "x"}, "application/json", "the status 403 is not documented"),
        (200, {"title": "x"}, "text/html", "the media type text/html"),
        (200, {"name": "x"}, "application/json", '"title" is a required property'),
        (204, {"title": "x"}, "application/json", "the body of 204 is not documented"),
    ],
)
def test_an_answer_that_is_not_as_documented_is_found(
    status: int, body: object, kind: str, found: str
) -> None:
    assert any(found in flaw for flaw in flaws(status, body, kind))


@pytest.mark.parametrize(
    "told",
    [
        'File "app", line 3',
        "SELECT id FROM books",
        "INSERT INTO books",
        'relation "book_loans" does not exist',
        "book_loans",
        "UniqueViolationError",
        "new row violates row-level security policy",
        "asyncpg.exceptions",
        f"{sys.prefix}/lib",
        "<object object at 0x7f>",
    ],
)
def test_what_is_ours_alone_is_found(told: str) -> None:
    assert flaws(200, {"title": told})


@pytest.mark.parametrize("written", ["é-secret/1", "%C3%A9-secret/1", r"\u00e9-secret/1"])
def test_a_secret_is_found_in_however_it_is_written(written: str) -> None:
    assert says(httpx2.Response(400, text=f"so: {written}."), "é-secret/1")

"""Lists come in pages that link to one another."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx2
import pytest
from fastapi import Response
from starlette.requests import Request

from chassis.http import PageParams, edge_page
from chassis.http.pages import CursorNotValid, read_cursor, written_cursor


async def test_following_the_links_reads_every_row_once(client: httpx2.AsyncClient) -> None:
    places: list[int] = []
    address: str | None = "/books?limit=2"
    while address is not None:
        answer = await client.get(address)
        assert len(httpx2.URL(address).params.get_list("cursor")) <= 1
        places += [book["place"] for book in answer.json()]
        address = answer.links.get("next", {}).get("url")

    assert places == [0, 1, 2, 3, 4]


async def test_a_link_keeps_the_other_parameters(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/books", params={"limit": 2, "status": ["a b", "é"], "empty": ""})

    address = httpx2.URL(answer.links["next"]["url"])
    assert address.params.get_list("status") == ["a b", "é"]
    assert address.params["empty"] == ""
    assert address.params.get_list("limit") == ["2"]


async def test_a_link_starts_with_the_prefix_that_the_gateway_names(
    client: httpx2.AsyncClient,
) -> None:
    prefixed = await client.get("/books?limit=2", headers={"X-Forwarded-Prefix": "/api/library"})
    forged = await client.get("/books?limit=2", headers={"X-Forwarded-Prefix": "//evil.example"})

    assert prefixed.links["next"]["url"].startswith("/api/library/books?")
    assert forged.links["next"]["url"].startswith("/books?")


async def test_the_last_page_links_nowhere(client: httpx2.AsyncClient) -> None:
    assert "link" not in (await client.get("/books?limit=5")).headers


@pytest.mark.parametrize("limit", ["0", "201", "-1", "many"])
async def test_a_limit_outside_its_bounds_is_refused(
    client: httpx2.AsyncClient, limit: str
) -> None:
    answer = await client.get("/books", params={"limit": limit})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "limit"


async def test_a_cursor_that_was_tampered_with_is_refused(client: httpx2.AsyncClient) -> None:
    address = (await client.get("/books?limit=2")).links["next"]["url"]
    cursor = httpx2.URL(address).params["cursor"]

    for wrong in (cursor[:-2], "A" + cursor[1:], cursor + "AA", "", "%%%", "é", "x" * 900):
        answer = await client.get("/books", params={"cursor": wrong})
        assert answer.status_code == 422, wrong
        assert answer.json()["slug"] == "cursor-not-valid"


async def test_a_cursor_is_refused_where_the_order_or_a_filter_is_another_one(
    client: httpx2.AsyncClient,
) -> None:
    asked = {"limit": "2", "sort": "title", "status": "new"}
    first = await client.get("/books", params=asked)
    cursor = {"cursor": httpx2.URL(first.links["next"]["url"]).params["cursor"]}

    for other in ({"sort": "place"}, {"status": "old"}):
        answer = await client.get("/books", params={**asked, **other, **cursor})
        assert answer.json()["slug"] == "cursor-not-valid"
    same = {**cursor, **dict(reversed(asked.items())), "limit": "3"}
    assert (await client.get("/books", params=same)).status_code == 200


def test_a_cursor_keeps_the_types_of_its_key() -> None:
    key: tuple[Any, ...] = (
        UUID(int=7),
        date(2027, 1, 4),
        datetime(2027, 1, 4, 8, 30, tzinfo=UTC),
        Decimal("12.50"),
        'Élise, [x] "y"',
        0,
        True,
        None,
    )
    read = read_cursor(written_cursor(key, "/a"), "/a")

    assert read == key
    assert [type(value) for value in read] == [type(value) for value in key]


def test_a_cursor_belongs_to_its_list() -> None:
    with pytest.raises(CursorNotValid):
        read_cursor(written_cursor((1,), "/a"), "/b")


def test_a_query_may_name_the_next_key_itself() -> None:
    scope = {"type": "http", "path": "/a", "query_string": b"", "headers": []}
    page = PageParams(2, None, Request(scope | {"server": ("a", 80)}), Response())

    assert edge_page(page, [1, 2], None) == [1, 2]
    assert "link" not in page.response.headers
    edge_page(page, [1, 2], (2,))
    assert page.response.headers["link"].endswith('rel="next"')

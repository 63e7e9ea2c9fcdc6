"""What browsers and proxies are told with every answer: keep nothing, guess nothing."""

from uuid import UUID

import httpx2
import pytest
from fastapi import FastAPI, Response

TOLD = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}
PATHS = ("/books", f"/books/{UUID(int=0)}", "/nowhere", "/loans", "/health/ready", "/openapi.json")


@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_says_so(client: httpx2.AsyncClient, path: str) -> None:
    answer = await client.get(path)

    assert {name: answer.headers.get_list(name) for name in TOLD} == {
        name: [value] for name, value in TOLD.items()
    }


async def test_even_an_answer_to_our_own_error_says_so(
    app: FastAPI, client: httpx2.AsyncClient
) -> None:
    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError

    answer = await client.get("/broken")

    assert answer.status_code == 500
    assert {name: answer.headers[name] for name in TOLD} == TOLD


async def test_a_route_that_says_otherwise_is_left_its_word(
    app: FastAPI, client: httpx2.AsyncClient
) -> None:
    @app.get("/keys")
    async def keys(response: Response) -> None:
        response.headers["Cache-Control"] = "public, max-age=300"

    answer = await client.get("/keys")

    assert answer.headers.get_list("cache-control") == ["public, max-age=300"]


@pytest.mark.parametrize("path", PATHS)
async def test_pages_of_other_sites_are_allowed_nothing(
    client: httpx2.AsyncClient, path: str
) -> None:
    foreign = {"Origin": "https://evil.example"}
    asked = {**foreign, "Access-Control-Request-Method": "POST"}

    answers = [
        await client.get(path, headers=foreign),
        await client.options(path, headers=asked),
    ]

    assert not answers[1].is_success
    assert not [
        name for one in answers for name in one.headers if name.startswith("access-control")
    ]

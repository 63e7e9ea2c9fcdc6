"""A service that has never reached identity says so, and calls nobody's token invalid."""

from collections.abc import Callable

import httpx2
import pytest
from fastapi import FastAPI

from chassis.auth import FetchedKeys, TokenVerifier

Bearer = dict[str, str]


def app_whose_identity_answers(
    make_app: Callable[[], FastAPI], status: int, body: str
) -> httpx2.AsyncClient:
    app = make_app()
    identity = httpx2.MockTransport(lambda _: httpx2.Response(status, text=body))
    app.state.verifier = TokenVerifier(FetchedKeys("http://identity/keys", transport=identity))
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://library")


@pytest.mark.parametrize(("status", "body"), [(502, ""), (200, "<html>"), (200, '{"keys": []}')])
@pytest.mark.parametrize(
    ("language", "title"), [("fr", "Service non disponible"), ("en", "Service unavailable")]
)
async def test_without_keys_the_service_is_not_ready(
    make_app: Callable[[], FastAPI],
    bearer: Bearer,
    status: int,
    body: str,
    language: str,
    title: str,
) -> None:
    async with app_whose_identity_answers(make_app, status, body) as client:
        answer = await client.post(
            "/books", json={"title": "x"}, headers=bearer | {"Accept-Language": language}
        )

    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"] == "1"
    assert "www-authenticate" not in answer.headers
    assert (answer.json()["slug"], answer.json()["title"]) == ("keys-not-obtained", title)


async def test_without_a_token_the_keys_do_not_matter(make_app: Callable[[], FastAPI]) -> None:
    async with app_whose_identity_answers(make_app, 502, "") as client:
        answer = await client.post("/books", json={"title": "x"})

    assert answer.status_code == 401


async def test_a_key_that_is_not_among_those_obtained_is_refused(
    make_app: Callable[[], FastAPI], bearer: Bearer, other_keys: str
) -> None:
    async with app_whose_identity_answers(make_app, 200, other_keys) as client:
        answer = await client.post("/books", json={"title": "x"}, headers=bearer)

    assert (answer.status_code, answer.json()["slug"]) == (401, "unauthenticated")
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.fixture
def other_keys() -> str:
    """A set that holds another key than the one that signed."""
    return (
        '{"keys": [{"kty": "EC", "crv": "P-256", "kid": "another",'
        ' "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",'
        ' "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}'
    )

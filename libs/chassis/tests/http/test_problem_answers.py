"""Whatever goes wrong, the caller gets a problem in their language, and nothing private."""

from typing import Any

import httpx2
import pytest

Bearer = dict[str, str]
ENGLISH = {"Accept-Language": "en-CA"}


def problem(answer: httpx2.Response, status: int, slug: str) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert (body["status"], body["slug"], body["type"]) == (status, slug, f"/problems/{slug}")
    return body


async def test_a_broken_rule_names_the_field(client: httpx2.AsyncClient, bearer: Bearer) -> None:
    answer = await client.post("/books", json={"title": "full"}, headers=bearer)

    body = problem(answer, 422, "shelf-full")
    assert body["errors"] == [{"field": "title", "message": "Il reste 3 places."}]
    assert body["facts"] == {"left": 3}
    assert body["instance"] == "/books"
    assert answer.headers["content-language"] == "fr"
    assert answer.headers["vary"] == "Accept-Language"


async def test_a_broken_rule_is_told_in_english(client: httpx2.AsyncClient, bearer: Bearer) -> None:
    answer = await client.post("/books", json={"title": "full"}, headers=bearer | ENGLISH)

    assert problem(answer, 422, "shelf-full")["title"] == "Shelf full"
    assert answer.headers["content-language"] == "en"


async def test_a_problem_names_the_address_that_was_asked_at_the_gateway(
    client: httpx2.AsyncClient,
) -> None:
    answer = await client.get("/nowhere", headers={"X-Forwarded-Prefix": "/api/library"})

    assert problem(answer, 404, "unknown-address")["instance"] == "/api/library/nowhere"


async def test_a_request_that_does_not_fit_is_explained_without_repeating_it(
    client: httpx2.AsyncClient, bearer: Bearer
) -> None:
    answer = await client.post(
        "/books", json={"title": "", "bought_on": "Tremblay"}, headers=bearer | ENGLISH
    )

    assert problem(answer, 422, "validation")["errors"] == [
        {"field": "title", "message": "At least 1 characters."},
        {"field": "bought_on", "message": "A date is expected (YYYY-MM-DD)."},
    ]
    assert "Tremblay" not in answer.text


async def test_json_that_cannot_be_read_is_explained(
    client: httpx2.AsyncClient, bearer: Bearer
) -> None:
    answer = await client.post(
        "/books", content=b"{Tremblay", headers=bearer | {"Content-Type": "application/json"}
    )

    assert "JSON" in problem(answer, 422, "validation")["errors"][0]["message"]
    assert "Tremblay" not in answer.text


async def test_what_is_not_there_answers_404(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/books/00000000-0000-0000-0000-000000000000")

    problem(answer, 404, "not-found")


async def test_an_unknown_address_is_not_a_missing_record(client: httpx2.AsyncClient) -> None:
    problem(await client.get("/nowhere"), 404, "unknown-address")


async def test_a_wrong_method_says_which_are_right(client: httpx2.AsyncClient) -> None:
    answer = await client.delete("/books")

    problem(answer, 405, "method-not-allowed")
    assert "GET" in answer.headers["allow"]


async def test_other_refusals_are_problems_too(client: httpx2.AsyncClient) -> None:
    problem(await client.get("/loans"), 413, "body-too-large")
    problem(await client.get("/loans/teapot"), 418, "request-refused")


@pytest.mark.parametrize("header", [None, "Basic YTpi", "Bearer", "Bearer ", "Bearer a.b.c", "é"])
async def test_nobody_gets_in_without_a_token(
    client: httpx2.AsyncClient, header: str | None
) -> None:
    headers = {} if header is None else {"Authorization": header}
    answer = await client.post(
        "/books", json={"title": "x"}, headers=httpx2.Headers(headers, encoding="utf-8")
    )

    problem(answer, 401, "unauthenticated")
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_a_token_counts_only_as_a_bearer_token(
    client: httpx2.AsyncClient, bearer: Bearer
) -> None:
    headers = {"Authorization": bearer["Authorization"].replace("Bearer", "Basic")}
    answer = await client.post("/books", json={"title": "x"}, headers=headers)

    problem(answer, 401, "unauthenticated")


async def test_a_refusal_by_the_framework_challenges_too(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/loans/hidden")

    problem(answer, 401, "unauthenticated")
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_an_expired_token_says_so(client: httpx2.AsyncClient, expired_bearer: Bearer) -> None:
    answer = await client.post("/books", json={"title": "x"}, headers=expired_bearer)

    assert problem(answer, 401, "unauthenticated")["facts"] == {"expired": True}
    assert "invalid_token" in answer.headers["www-authenticate"]


async def test_an_unexpected_error_tells_nothing(
    client: httpx2.AsyncClient, bearer: Bearer, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = await client.post("/books", json={"title": "broken"}, headers=bearer)

    problem(answer, 500, "unexpected")
    assert "secret" not in answer.text
    logged = capsys.readouterr().out
    assert "request.failed" in logged
    assert answer.headers["x-request-id"] in logged


async def test_somebody_who_is_signed_in_gets_in(
    client: httpx2.AsyncClient, bearer: Bearer
) -> None:
    answer = await client.post("/books", json={"title": "x"}, headers=bearer)

    assert answer.status_code == 201


async def test_routes_know_the_language(client: httpx2.AsyncClient) -> None:
    path = "/books/00000000-0000-0000-0000-000000000001"

    assert (await client.get(path, headers=ENGLISH)).json()["title"] == "en"
    assert (await client.get(path)).json()["title"] == "fr"

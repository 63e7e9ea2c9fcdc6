"""Every service opens its database, says whether it is ready, and describes itself."""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx2
import pytest
from fastapi import FastAPI

from chassis.causes import current_cause
from chassis.telemetry import in_memory_spans
from chassis.telemetry.metrics import request_seconds


async def test_the_database_is_open_while_the_service_runs(app: FastAPI, database: Any) -> None:
    async with app.router.lifespan_context(app):
        assert database.notes == ["opened"]
    assert database.notes == ["opened", "closed"]


async def test_a_service_lives_even_if_its_database_does_not(
    client: httpx2.AsyncClient, database: Any
) -> None:
    assert (await client.get("/health/ready")).status_code == 200

    database.reachable = False
    refused = await client.get("/health/ready", headers={"Accept-Language": "en"})
    assert (refused.status_code, refused.json()["slug"]) == (503, "not-ready")
    assert "10.0.0.5" not in refused.text
    assert (await client.get("/health/live")).status_code == 200


async def test_a_database_that_does_not_answer_in_time_is_not_ready(
    client: httpx2.AsyncClient, database: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.health.PATIENCE", 0.01)
    monkeypatch.setattr(type(database), "reading", lambda _: asyncio.timeout(None))
    monkeypatch.setattr(asyncio.Timeout, "scalar", lambda *_: asyncio.sleep(5), raising=False)

    assert (await client.get("/health/ready")).status_code == 503


async def test_requests_are_measured_by_route_and_never_by_id(client: httpx2.AsyncClient) -> None:
    request_seconds.clear()
    await client.get("/books/00000000-0000-0000-0000-000000000001")
    await client.get("/nowhere/at/all")

    metrics = (await client.get("/metrics")).text
    assert (
        'practica_request_seconds_count{method="GET",route="/books/{id}",'
        'service="library",status="200"} 1.0'
    ) in metrics
    assert 'route="unmatched"' in metrics
    assert "nowhere" not in metrics


@pytest.mark.parametrize("given", ["01890a5d-ac96-774b-bcce-b302099a8057", "0" * 31 + "9"])
async def test_a_request_keeps_the_id_that_the_gateway_gave(
    client: httpx2.AsyncClient, given: str
) -> None:
    answer = await client.get("/nowhere", headers={"X-Request-ID": given})

    assert UUID(answer.headers["x-request-id"]) == UUID(given)


async def test_an_address_with_a_slash_too_many_leads_nowhere(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/books/")).status_code == 404


async def test_a_location_starts_with_the_prefix_that_the_gateway_names(
    client: httpx2.AsyncClient,
) -> None:
    book = f"/books/{UUID(int=7)}"
    plain = await client.put(book)
    prefixed = await client.put(book, headers={"X-Forwarded-Prefix": "/api/library"})
    forged = await client.put(book, headers={"X-Forwarded-Prefix": "//evil.example"})

    assert prefixed.headers["location"] == "/api/library/loans/7"
    assert plain.headers["location"] == forged.headers["location"] == "/loans/7"


@pytest.mark.parametrize("given", ["", "1; drop", "x" * 5000])
async def test_a_request_id_that_is_none_is_replaced(
    client: httpx2.AsyncClient, given: str
) -> None:
    answer = await client.get("/nowhere", headers={"X-Request-ID": given})

    assert UUID(answer.headers["x-request-id"]).version == 7


async def test_what_a_request_causes_carries_its_id(app: FastAPI) -> None:
    @app.get("/cause")
    async def cause() -> str:
        return str(current_cause().correlation_id)

    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app), base_url="http://library"
    ) as client:
        answer = await client.get("/cause")
    assert answer.json() == answer.headers["x-request-id"]


def test_the_description_names_operations_problems_and_sign_in(app: FastAPI) -> None:
    described = app.openapi()

    add = described["paths"]["/books"]["post"]
    assert add["operationId"] == "add"
    assert add["security"] == [{"accessToken": []}]
    assert {"201", "401", "403", "409", "422", "503"} <= set(add["responses"])
    headers = [entry["$ref"].split("/")[-1] for entry in add["parameters"]]
    assert headers == ["AcceptLanguage", "IdempotencyKey"]
    assert set(described["components"]["parameters"]) >= set(headers)
    assert "security" not in described["paths"]["/books"]["get"]
    assert {"404"} <= set(described["paths"]["/books/{id}"]["get"]["responses"])
    response = described["components"]["responses"]["NotFound"]
    assert response["content"] == {
        "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
    }
    assert described["servers"] == [{"url": "http://localhost:8000/api/library"}]
    assert "/health/live" not in described["paths"]
    assert "HTTPValidationError" not in json.dumps(described)


def test_operations_that_share_a_name_are_told_apart(app: FastAPI) -> None:
    names = [
        operation["operationId"]
        for operations in app.openapi()["paths"].values()
        for operation in operations.values()
    ]
    assert sorted(names) == [
        "add",
        "book_loans_list_own",
        "hidden",
        "list_own",
        "list_own_loans",
        "read",
    ]


async def test_a_request_is_a_span_without_its_search_words(
    make_app: Callable[[], FastAPI],
) -> None:
    with in_memory_spans() as spans:
        transport = httpx2.ASGITransport(make_app())
        async with httpx2.AsyncClient(transport=transport, base_url="http://library") as client:
            await client.get("/books?search=Tremblay")
            await client.get("/health/live")
        recorded = spans.get_finished_spans()

    assert [span.name for span in recorded] == ["GET /books"]
    assert "Tremblay" not in recorded[0].to_json()


async def test_nothing_is_instrumented_when_nobody_listens(app: FastAPI) -> None:
    assert not getattr(app, "_is_instrumented_by_opentelemetry", False)

"""A client of an application in the same process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from fastapi import FastAPI, Request

from chassis.auth import InlineKeys, Role, TokenVerifier
from testkit import a_viewer, bearer, client_for, public_key_set

verifier = TokenVerifier(InlineKeys(public_key_set()))


def an_app(log: list[str]) -> FastAPI:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[dict[str, str]]:
        log.append("opened")
        yield {"greeting": "Bonjour"}
        log.append("closed")

    app = FastAPI(lifespan=lifespan)

    @app.get("/greeting")
    async def greeting(request: Request) -> dict[str, str]:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        role = (await verifier.verify(token)).role if token else "nobody"
        return {"text": request.state.greeting, "to": role, "in": request.headers["x-language"]}

    @app.get("/broken")
    async def broken() -> None:
        raise ZeroDivisionError

    return app


async def test_the_lifespan_surrounds_the_client_and_its_state_reaches_the_routes() -> None:
    log: list[str] = []

    async with client_for(an_app(log), headers={"X-Language": "fr"}) as client:
        assert log == ["opened"]
        answer = await client.get("/greeting")

    assert answer.json() == {"text": "Bonjour", "to": "nobody", "in": "fr"}
    assert log == ["opened", "closed"]


async def test_a_client_is_signed_in_as_its_viewer_and_a_request_as_another() -> None:
    supervisor = a_viewer(role=Role.SUPERVISOR)
    language = {"X-Language": "en"}
    async with client_for(an_app([]), supervisor, headers=language) as client:
        own = await client.get("/greeting")
        other = await client.get(
            "/greeting", headers=bearer(a_viewer(role=Role.RECEIVING_COORDINATOR))
        )

    assert own.json()["to"] == "supervisor"
    assert other.json()["to"] == "receiving_coordinator"


async def test_an_error_of_the_application_is_raised_unless_its_answer_is_wanted() -> None:
    async with client_for(an_app([])) as client:
        with pytest.raises(ZeroDivisionError):
            await client.get("/broken")

    async with client_for(an_app([]), raise_app_exceptions=False) as client:
        assert (await client.get("/broken")).status_code == 500


async def test_an_application_that_cannot_start_says_why() -> None:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        raise LookupError("no database")
        yield

    with pytest.raises(LookupError, match="no database"):
        async with client_for(FastAPI(lifespan=lifespan)):
            pytest.fail("it started")

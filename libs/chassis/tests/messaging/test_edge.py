"""The HTTP edge: an answer is committed with its effect, and given again when asked again."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID, uuid4

import httpx2
import pytest
from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel
from sqlalchemy import func, select

from chassis.http import Edge, create_service_app, edge_dependency
from chassis.sealing import Seal
from chassis.settings import ServiceSettings
from chassis.store import Database
from chassis.store.tables import IDEMPOTENCY_KEYS, OUTBOX
from testkit import a_viewer, bearer, client_for

from .things import ThingsStore, a_thing, things

InTransaction = Annotated[Edge[ThingsStore], Depends(edge_dependency)]
router = APIRouter()


class NewThing(BaseModel):
    name: str


class ThingAnswer(BaseModel):
    id: UUID
    name: str


@router.post("/things", status_code=201, response_model=ThingAnswer)
async def add_thing(body: NewThing, edge: InTransaction) -> Response:
    async with edge.transaction() as store:
        thing = a_thing(body.name)
        store.add(thing)
        return edge.answer(
            ThingAnswer(id=thing.id, name=thing.name), status_code=201, version=1, location="/x"
        )


@router.post("/things/{id}/rename", response_model=ThingAnswer)
async def rename_thing(id: UUID, body: NewThing, edge: InTransaction) -> Response:
    async with edge.transaction() as store:
        thing = await store.get(id)
        thing.expect_version(edge.expected_version)
        thing.rename(body.name)
        answer = ThingAnswer(id=thing.id, name=thing.name)
        return edge.answer(answer, version=thing.version_once_saved)


@router.post("/safes", status_code=201, response_model=ThingAnswer)
async def add_safe(body: NewThing, edge: InTransaction) -> Response:
    async with edge.transaction() as store:
        thing = a_thing(body.name)
        store.add(thing)
        answer = ThingAnswer(id=thing.id, name=thing.name)
        return edge.answer(answer, status_code=201, confidential=True)


@pytest.fixture
async def client(
    database: Database[ThingsStore], test_jwks: str
) -> AsyncIterator[httpx2.AsyncClient]:
    settings = ServiceSettings(database_url="unused", jwks=test_jwks)
    app = create_service_app(
        title="Things",
        settings=settings,
        database=database,
        routers=[router],
        texts={},
    )
    app.state.seal = Seal(b"a key-encryption key of 32 bytes")
    async with client_for(app, a_viewer(), headers={"Accept-Language": "en"}) as client:
        yield client


async def test_a_repeated_request_has_one_effect_and_the_same_answer(
    client: httpx2.AsyncClient, database: Database[ThingsStore]
) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    first = await client.post("/things", json={"name": "one"}, headers=key)
    again = await client.post("/things", json={"name": "one"}, headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert again.headers["etag"] == first.headers["etag"] == '"1"'
    assert again.headers["location"] == "/x"
    assert again.headers["idempotent-replayed"] == "true"
    assert await counts(database) == (1, 1)


async def test_a_confidential_answer_is_repeated_but_lies_sealed(
    client: httpx2.AsyncClient, database: Database[ThingsStore]
) -> None:
    key = {"Idempotency-Key": "safe"}
    first = await client.post("/safes", json={"name": "swordfish"}, headers=key)
    again = await client.post("/safes", json={"name": "swordfish"}, headers=key)
    async with database.reading() as connection:
        (kept,) = await connection.all(select(IDEMPOTENCY_KEYS))
    assert first.json() == again.json()
    assert again.headers["idempotent-replayed"] == "true"
    assert "sealed" not in again.headers
    assert b"swordfish" not in kept.body


async def test_the_same_request_sent_at_once_many_times_has_one_effect(
    client: httpx2.AsyncClient, database: Database[ThingsStore]
) -> None:
    key = {"Idempotency-Key": "together"}
    answers = await asyncio.gather(
        *(client.post("/things", json={"name": "one"}, headers=key) for _ in range(5))
    )
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    assert await counts(database) == (1, 1)


async def test_a_repeated_move_answers_as_before_although_the_record_moved_on(
    client: httpx2.AsyncClient,
) -> None:
    thing = (await client.post("/things", json={"name": "one"})).json()
    headers = {"Idempotency-Key": "rename", "If-Match": '"1"'}
    path = f"/things/{thing['id']}/rename"
    first = await client.post(path, json={"name": "two"}, headers=headers)
    again = await client.post(path, json={"name": "two"}, headers=headers)
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.headers["etag"] == '"2"'


async def test_a_key_belongs_to_one_request(client: httpx2.AsyncClient) -> None:
    key = {"Idempotency-Key": "k"}
    await client.post("/things", json={"name": "one"}, headers=key)
    other = await client.post("/things", json={"name": "other"}, headers=key)
    assert other.status_code == 422
    assert other.json()["slug"] == "idempotency-key-reused"
    asked = await client.post("/things?dry_run=1", json={"name": "one"}, headers=key)
    assert asked.json()["slug"] == "idempotency-key-reused"


async def test_a_key_belongs_to_one_account(
    client: httpx2.AsyncClient, database: Database[ThingsStore]
) -> None:
    key = {"Idempotency-Key": "k"}
    await client.post("/things", json={"name": "one"}, headers=key)
    somebody_else = {**key, **bearer(a_viewer())}
    answer = await client.post("/things", json={"name": "one"}, headers=somebody_else)
    assert answer.status_code == 201
    assert await counts(database) == (2, 2)


async def test_a_refused_request_may_be_tried_again_under_its_key(
    client: httpx2.AsyncClient, database: Database[ThingsStore]
) -> None:
    thing = (await client.post("/things", json={"name": "one"})).json()
    path = f"/things/{thing['id']}/rename"
    key = {"Idempotency-Key": "k"}
    stale = await client.post(path, json={"name": "two"}, headers={**key, "If-Match": '"7"'})
    assert stale.status_code == 409
    assert stale.json()["slug"] == "record-changed"
    fresh = await client.post(path, json={"name": "two"}, headers={**key, "If-Match": '"1"'})
    assert fresh.status_code == 200


@pytest.mark.parametrize("version", ["abc", '"one"', "W/x", ""])
async def test_an_etag_that_was_never_given_out_is_told_so(
    client: httpx2.AsyncClient, version: str
) -> None:
    thing = (await client.post("/things", json={"name": "one"})).json()
    answer = await client.post(
        f"/things/{thing['id']}/rename", json={"name": "two"}, headers={"If-Match": version}
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "If-Match"


async def test_without_a_key_every_request_counts(
    client: httpx2.AsyncClient, database: Database[ThingsStore]
) -> None:
    await client.post("/things", json={"name": "one"})
    await client.post("/things", json={"name": "one"})
    assert await counts(database) == (2, 2)


async def counts(database: Database[ThingsStore]) -> tuple[int, int]:
    async with database.reading() as connection:
        return (
            await connection.scalar(select(func.count()).select_from(things)),
            await connection.scalar(select(func.count()).select_from(OUTBOX)),
        )

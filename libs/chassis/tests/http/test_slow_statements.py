"""A statement that takes too long is ended, and its caller told."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Response
from sqlalchemy import MetaData, text

from chassis.http import Edge, create_service_app, edge_dependency
from chassis.outgoing import Outgoing
from chassis.settings import ServiceSettings
from chassis.store import Database, Transaction, chassis_tables
from testkit import a_viewer, client_for, public_key_set
from testkit.databases import ServiceDatabase

metadata = MetaData()
chassis_tables(metadata)
InTransaction = Annotated[Edge[Transaction], Depends(edge_dependency)]
SLEEP = text("SELECT pg_sleep(5)")
router = APIRouter()


@router.get("/reads")
async def read_slowly(edge: InTransaction) -> Response:
    async with edge.reading() as connection:
        await connection.all(SLEEP)
    return Response()


@router.post("/changes")
async def change_slowly(edge: InTransaction) -> Response:
    async with edge.transaction() as transaction:
        await transaction.all(SLEEP)
        return edge.answer(None)


def database_of(settings: ServiceSettings) -> Database[Transaction]:
    return Database(settings, store=lambda own: own, outgoing=Outgoing(), source="slow")


def an_app(url: str) -> FastAPI:
    settings = ServiceSettings(
        database_url=url,
        database_pool_size=2,
        database_statement_seconds=0.2,
        jwks=public_key_set(),
    )
    return create_service_app(
        title="Slow", settings=settings, database=database_of(settings), routers=[router], texts={}
    )


async def test_a_slow_statement_is_ended_and_told(service_database: ServiceDatabase) -> None:
    app = an_app(service_database("slow", metadata=metadata))
    async with client_for(app, a_viewer()) as client, asyncio.timeout(4):
        for _ in range(3):  # more often than there are connections
            for answer in (await client.get("/reads"), await client.post("/changes")):
                assert (answer.status_code, answer.json()["slug"]) == (503, "took-too-long")
                assert answer.headers["Retry-After"] == "5"
        assert (await client.get("/health/ready")).status_code == 200


async def test_work_in_bulk_takes_its_time(service_database: ServiceDatabase) -> None:
    url = service_database("slow", metadata=metadata)
    database = database_of(ServiceSettings(database_url=url, database_statement_seconds=0.2))
    await database.open()
    try:
        async with database.reading() as connection:
            assert await connection.scalar(text("SHOW statement_timeout")) == "0"
    finally:
        await database.close()

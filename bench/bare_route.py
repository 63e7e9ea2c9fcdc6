"""The limit of the command path: one route, one pool, one transaction of two rows, nothing else.

It checks no token, no right and no version, writes no history and keeps no answer.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import asyncpg
import uvicorn
from fastapi import FastAPI, Request
from pydantic import BaseModel

from bench.events import a_body
from bench.machine import POOL_SIZE
from chassis.ids import new_id

_UPDATE = """
UPDATE placement_requests
SET status = 'pending', school_status = 'pending', sent_at = $2, version = version + 1
WHERE id = $1 AND status = 'draft' RETURNING version
"""
_INSERT = """
INSERT INTO outbox (id, created_at, type, subject, sequence, body) VALUES ($1, $2, $3, $4, $5, $6)
"""
_TYPE = "placements.placement_request_sent.v1"
_BODY = a_body().decode()


class Sent(BaseModel):
    id: UUID
    version: int


@asynccontextmanager
async def pool_of(app: FastAPI) -> AsyncIterator[None]:
    """Like the service's pool, down to its saving of the round trip that resets a connection."""
    app.state.pool = await asyncpg.create_pool(
        os.environ["BARE_DATABASE_URL"],
        min_size=1,
        max_size=POOL_SIZE,
        reset=_leave_as_is,
        server_settings={"jit": "off"},
    )
    yield
    await app.state.pool.close()


async def _leave_as_is(connection: object) -> None:
    """Nothing in a session is ever changed."""


app = FastAPI(lifespan=pool_of)


@app.post("/placement-requests/{id}/send")
async def send(id: UUID, request: Request) -> Sent:
    now = datetime.now(UTC)
    pool: Any = request.app.state.pool
    async with pool.acquire() as connection, connection.transaction():
        version = await connection.fetchval(_UPDATE, id, now)
        await connection.execute(_INSERT, new_id(), now, _TYPE, id, version, _BODY)
    return Sent(id=id, version=version)


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["BARE_HTTP_PORT"]), log_config=None, access_log=False)

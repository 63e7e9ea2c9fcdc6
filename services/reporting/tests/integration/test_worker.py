"""The worker as it runs: what is published on the bus arrives in the reports."""

import asyncio
from collections.abc import Callable
from uuid import UUID

from fastapi import FastAPI
from sqlalchemy import select

from chassis.bus.in_process import InProcessBus
from chassis.bus.port import OutgoingMessage
from chassis.store import Database
from contracts.identity import AgencyRecorded
from contracts.placements import PlacementRequestState
from reporting.store.store import ReportingStore
from reporting.store.tables import agencies, placement_requests
from reporting.worker import create_worker
from testkit import an_envelope, an_event, eventually


async def test_what_is_published_arrives_in_the_read_models(
    app: FastAPI,
    database: Database[ReportingStore],
    a_request: Callable[..., PlacementRequestState],
    uuid_of: Callable[[str], UUID],
) -> None:
    bus, stop = InProcessBus(), asyncio.Event()
    worker = create_worker(app.state.settings, bus, database=database)
    running = asyncio.create_task(worker.run(stop))
    university = an_event(AgencyRecorded, agency_id=uuid_of("university"))
    envelopes = [an_envelope(university), an_envelope(a_request(), sequence=5)]
    await worker.declare()

    published = await bus.publish(
        [
            OutgoingMessage(
                id=envelope.id,
                type=envelope.type,
                subject=envelope.subject,
                body=envelope.model_dump_json().encode(),
            )
            for envelope in envelopes
        ]
    )

    async def both_arrived() -> None:
        async with database.reading() as connection:
            assert await connection.scalar(select(agencies.c.agency_id))
            assert await connection.scalar(select(placement_requests.c.status)) == "confirmed"

    assert published == [True, True]
    await eventually(both_arrived)
    stop.set()
    await running
    await bus.close()

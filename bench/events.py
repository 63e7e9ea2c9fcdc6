"""Placement request events as the placements service writes them, for the outbox and the bus."""

from datetime import UTC, datetime
from typing import Any

from bench.seeding import id_of
from chassis.causes import Cause
from chassis.ids import new_id
from chassis.outbox.rows import outbox_row
from contracts.placements import PlacementRequestSent


def an_outbox_row() -> dict[str, Any]:
    """The sending of a request that nobody heard of before."""
    now = datetime.now(UTC)
    event = PlacementRequestSent(
        placement_request_id=new_id(),
        reference="PR-2026-000123",
        status="pending",
        school_status="pending",
        channel="online",
        placing_agency_id=id_of("agency0"),
        program_id=id_of("program0"),
        discipline="nursing",
        placement_type="group",
        receiving_agency_id=id_of("agency1"),
        site_id=id_of("site0"),
        service_id=id_of("service0"),
        destination_id=id_of("destination0"),
        starts_on=now.date(),
        ends_on=now.date(),
        students=4,
        shifts=12,
        hours_per_student=96,
        requested_by=id_of("coordinator"),
        actor_id=id_of("coordinator"),
        actor_role="placing_coordinator",
        created_at=now,
        sent_at=now,
    )
    return outbox_row(event, source="placements", sequence=2, now=now, cause=Cause(new_id()))


def a_body() -> bytes:
    """One event on the wire."""
    body: str = an_outbox_row()["body"]
    return body.encode()

"""Destinations: listed, opened, renamed, moved between services, handed over, closed."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from chassis.http import Page
from placements.api.dependencies import InTransaction
from placements.api.places.bodies import (
    ContactChange,
    DestinationChanges,
    GenderRequirement,
    NewDestination,
)
from placements.api.places.changed import change, create
from placements.commands.places.change_destination import ChangeDestination, change_destination
from placements.commands.places.close_destination import CloseDestination, close_destination
from placements.commands.places.open_destination import OpenDestination, open_destination
from placements.commands.places.reopen_destination import ReopenDestination, reopen_destination
from placements.commands.places.set_destination_contact import (
    SetDestinationContact,
    set_destination_contact,
)
from placements.commands.places.set_gender_requirement import (
    SetGenderRequirement,
    set_gender_requirement,
)
from placements.queries.places.destinations import (
    DestinationFilter,
    DestinationRow,
    DestinationState,
    destination,
    destinations_found,
)

router = APIRouter(prefix="/destinations", tags=["places"])


def _wanted(
    site_id: UUID | None = None,
    service_id: UUID | None = None,
    agency_id: UUID | None = None,
    active: bool | None = True,  # noqa: FBT001, FBT002 - a query parameter
) -> DestinationFilter:
    return DestinationFilter(
        site_id=site_id, service_id=service_id, agency_id=agency_id, active=active
    )


@router.get("")
async def list_destinations(
    wanted: Annotated[DestinationFilter, Depends(_wanted)], page: Page, edge: InTransaction
) -> list[DestinationRow]:
    """The destinations of a site, a service or an agency."""
    async with edge.reading() as connection:
        rows = await destinations_found(
            connection, wanted, limit=page.limit_and_one, after=page.cursor
        )
    return page.of(rows, lambda row: (row.id,))


@router.post("", status_code=201, response_model=DestinationState)
async def open_one(body: NewDestination, edge: InTransaction) -> Response:
    """Open a destination at a site."""
    command = OpenDestination(viewer=edge.viewer, **body.model_dump())
    return await create(edge, open_destination, command, DestinationState, at="/destinations")


@router.get("/{id}", response_model=DestinationRow)
async def read(id: UUID, edge: InTransaction) -> Response:
    """One destination."""
    async with edge.reading() as connection:
        row = await destination(connection, id)
    return edge.answer(row, version=row.version)


@router.patch("/{id}", response_model=DestinationState)
async def correct(id: UUID, body: DestinationChanges, edge: InTransaction) -> Response:
    """Give a destination other names, or move it to other services of its site."""
    command = ChangeDestination(
        id=id,
        viewer=edge.viewer,
        expected_version=edge.expected_version,
        name=body.name,
        short_name=body.short_name,
        service_ids=body.service_ids,
    )
    return await change(edge, change_destination, command, DestinationState)


@router.put("/{id}/contact", response_model=DestinationState)
async def hand_over(id: UUID, body: ContactChange, edge: InTransaction) -> Response:
    """Say who answers for the destination."""
    command = SetDestinationContact(
        id=id,
        viewer=edge.viewer,
        expected_version=edge.expected_version,
        contact_person_id=body.contact_person_id,
    )
    return await change(edge, set_destination_contact, command, DestinationState)


@router.put("/{id}/gender-requirement", response_model=DestinationState)
async def require_gender(id: UUID, body: GenderRequirement, edge: InTransaction) -> Response:
    """Say why the unit has to know the gender of its students: programs that give it away show it
    once a placement is confirmed, and each time is in the access log.
    """
    command = SetGenderRequirement(
        id=id,
        viewer=edge.viewer,
        expected_version=edge.expected_version,
        justification=body.justification,
    )
    return await change(edge, set_gender_requirement, command, DestinationState)


@router.post("/{id}/close", response_model=DestinationState)
async def close(id: UUID, edge: InTransaction) -> Response:
    """Take no more students."""
    command = CloseDestination(id=id, viewer=edge.viewer, expected_version=edge.expected_version)
    return await change(edge, close_destination, command, DestinationState)


@router.post("/{id}/reopen", response_model=DestinationState)
async def reopen(id: UUID, edge: InTransaction) -> Response:
    """Take students again."""
    command = ReopenDestination(id=id, viewer=edge.viewer, expected_version=edge.expected_version)
    return await change(edge, reopen_destination, command, DestinationState)

"""Services of sites: listed, opened, renamed, handed to another contact, closed."""

from uuid import UUID

from fastapi import APIRouter, Response

from chassis.http import Page
from placements.api.dependencies import InTransaction
from placements.api.places.bodies import ContactChange, NewService, ServiceChanges
from placements.api.places.changed import change, create
from placements.commands.places.close_service import CloseService, close_service
from placements.commands.places.open_service import OpenService, open_service
from placements.commands.places.rename_service import RenameService, rename_service
from placements.commands.places.reopen_service import ReopenService, reopen_service
from placements.commands.places.set_service_contact import SetServiceContact, set_service_contact
from placements.queries.places.services import ServiceRow, ServiceState, service, services_found

router = APIRouter(prefix="/services", tags=["places"])


@router.get("")
async def list_services(
    page: Page,
    edge: InTransaction,
    site_id: UUID | None = None,
    agency_id: UUID | None = None,
    active: bool | None = True,  # noqa: FBT001, FBT002 - a query parameter
) -> list[ServiceRow]:
    """The services of a site or of an agency."""
    async with edge.reading() as connection:
        rows = await services_found(
            connection,
            site_id=site_id,
            agency_id=agency_id,
            active=active,
            limit=page.limit_and_one,
            after=page.cursor,
        )
    return page.of(rows, lambda row: (row.id,))


@router.post("", status_code=201, response_model=ServiceState)
async def open_one(body: NewService, edge: InTransaction) -> Response:
    """Open a service at a site."""
    command = OpenService(viewer=edge.viewer, **body.model_dump())
    return await create(edge, open_service, command, ServiceState, at="/services")


@router.get("/{id}", response_model=ServiceRow)
async def read(id: UUID, edge: InTransaction) -> Response:
    """One service."""
    async with edge.reading() as connection:
        row = await service(connection, id)
    return edge.answer(row, version=row.version)


@router.patch("/{id}", response_model=ServiceState)
async def rename(id: UUID, body: ServiceChanges, edge: InTransaction) -> Response:
    """Give a service other names."""
    command = RenameService(
        id=id,
        viewer=edge.viewer,
        expected_version=edge.expected_version,
        name_fr=body.name_fr,
        name_en=body.name_en,
    )
    return await change(edge, rename_service, command, ServiceState)


@router.put("/{id}/contact", response_model=ServiceState)
async def hand_over(id: UUID, body: ContactChange, edge: InTransaction) -> Response:
    """Say who receives the requests for the service."""
    command = SetServiceContact(
        id=id,
        viewer=edge.viewer,
        expected_version=edge.expected_version,
        contact_person_id=body.contact_person_id,
    )
    return await change(edge, set_service_contact, command, ServiceState)


@router.post("/{id}/close", response_model=ServiceState)
async def close(id: UUID, edge: InTransaction) -> Response:
    """Close a service whose destinations are closed or gone to other services."""
    command = CloseService(id=id, viewer=edge.viewer, expected_version=edge.expected_version)
    return await change(edge, close_service, command, ServiceState)


@router.post("/{id}/reopen", response_model=ServiceState)
async def reopen(id: UUID, edge: InTransaction) -> Response:
    """Open a closed service again."""
    command = ReopenService(id=id, viewer=edge.viewer, expected_version=edge.expected_version)
    return await change(edge, reopen_service, command, ServiceState)

"""Sites: found, recorded, corrected, closed."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from chassis.http import Page
from placements.api.dependencies import InTransaction
from placements.api.places.bodies import NewSite, SiteAgency, SiteChanges, facts_of
from placements.api.places.changed import change, create
from placements.api.places.near import Near
from placements.commands.places.change_site import ChangeSite, change_site
from placements.commands.places.close_site import CloseSite, close_site
from placements.commands.places.give_site_to_agency import GiveSiteToAgency, give_site_to_agency
from placements.commands.places.record_site import RecordSite, record_site
from placements.commands.places.reopen_site import ReopenSite, reopen_site
from placements.domain.places.site import SiteFacts
from placements.queries.places.sites import SiteFilter, SiteRow, key_of, site, sites_found

router = APIRouter(prefix="/sites", tags=["places"])

_REQUIRED = frozenset({"name", "province"})
_Name = Annotated[
    str | None, Query(max_length=200, description="Beginnings of words, whatever the accents.")
]

_City = Annotated[
    str | None,
    Query(max_length=100, description="The beginning of its name, whatever the accents."),
]


def _wanted(
    near: Near,
    name: _Name = None,
    province: Annotated[str | None, Query(max_length=2)] = None,
    city: _City = None,
    agency_id: UUID | None = None,
    active: bool | None = True,  # noqa: FBT001, FBT002 - a query parameter
) -> SiteFilter:
    return SiteFilter(
        name=name, province=province, city=city, agency_id=agency_id, active=active, near=near
    )


@router.get("")
async def find(
    wanted: Annotated[SiteFilter, Depends(_wanted)], page: Page, edge: InTransaction
) -> list[SiteRow]:
    """Sites by name, or the nearest first around a point (`near=45.5,-73.6&within_km=10`)."""
    async with edge.reading() as connection:
        rows = await sites_found(connection, wanted, limit=page.limit_and_one, after=page.cursor)
    return page.of(rows, key_of)


@router.post("", status_code=201, response_model=SiteRow)
async def record(body: NewSite, edge: InTransaction) -> Response:
    """Record a site that no open data knows of."""
    facts = facts_of(body, SiteFacts, required=_REQUIRED | {"agency_id"})
    facts.pop("agency_id", None)  # type: ignore[typeddict-item]  # it is told beside the facts
    command = RecordSite(viewer=edge.viewer, agency_id=body.agency_id, facts=facts)
    return await create(edge, record_site, command, SiteRow, at="/sites")


@router.get("/{id}", response_model=SiteRow)
async def read(id: UUID, edge: InTransaction) -> Response:
    """One site."""
    async with edge.reading() as connection:
        row = await site(connection, id)
    return edge.answer(row, version=row.version)


@router.patch("/{id}", response_model=SiteRow)
async def correct(id: UUID, body: SiteChanges, edge: InTransaction) -> Response:
    """Change what is known of a site; an import does not undo it."""
    command = ChangeSite(
        id=id,
        viewer=edge.viewer,
        expected_version=edge.expected_version,
        facts=facts_of(body, SiteFacts, required=_REQUIRED),
    )
    return await change(edge, change_site, command, SiteRow)


@router.put("/{id}/agency", response_model=SiteRow)
async def give(id: UUID, body: SiteAgency, edge: InTransaction) -> Response:
    """Say to which agency a site belongs; its services and destinations follow."""
    command = GiveSiteToAgency(
        id=id,
        viewer=edge.viewer,
        expected_version=edge.expected_version,
        agency_id=body.agency_id,
    )
    return await change(edge, give_site_to_agency, command, SiteRow)


@router.post("/{id}/close", response_model=SiteRow)
async def close(id: UUID, edge: InTransaction) -> Response:
    """Close a site whose services are closed."""
    command = CloseSite(id=id, viewer=edge.viewer, expected_version=edge.expected_version)
    return await change(edge, close_site, command, SiteRow)


@router.post("/{id}/reopen", response_model=SiteRow)
async def reopen(id: UUID, edge: InTransaction) -> Response:
    """Open a closed site again."""
    command = ReopenSite(id=id, viewer=edge.viewer, expected_version=edge.expected_version)
    return await change(edge, reopen_site, command, SiteRow)

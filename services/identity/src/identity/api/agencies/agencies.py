"""Schools and hospitals."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import Field

from chassis.http import Page
from identity.api.bodies import Body, Name, Text, Words
from identity.api.dependencies import InTransaction
from identity.commands.agencies.change_agency import ChangeAgency, change_agency
from identity.commands.agencies.register_agency import RegisterAgency, register_agency
from identity.domain.agencies.agency import AgencyFacts, AgencyKind
from identity.queries.agencies.agencies import AgencyRow, WantedAgencies, agencies_by_name, agency

router = APIRouter(prefix="/agencies", tags=["agencies"])


class NewAgency(Body):
    kind: AgencyKind
    name_fr: Name
    name_en: Name
    short_name: Name
    province: Annotated[str, Field(pattern="^[A-Z]{2}$", examples=["QC"])]
    region: Text | None = None


class AgencyChange(Body):
    """What is left out, or null where a value has to be, stays as it is."""

    kind: AgencyKind | None = None
    name_fr: Name | None = None
    name_en: Name | None = None
    short_name: Name | None = None
    province: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    region: Text | None = None
    active: bool | None = None

    def applied_to(self, facts: AgencyFacts) -> AgencyFacts:
        given = self.model_dump(exclude_unset=True, exclude={"active"})
        return replace(
            facts, **{name: to for name, to in given.items() if to is not None or name == "region"}
        )


@router.post("", status_code=201, response_model=AgencyRow)
async def register(body: NewAgency, edge: InTransaction) -> Response:
    """Register an agency; administrators only."""
    command = RegisterAgency(viewer=edge.viewer, facts=AgencyFacts(**body.model_dump()))
    async with edge.transaction() as store:
        agency = await register_agency(command, store)
        return edge.answer(
            AgencyRow.of(agency),
            status_code=201,
            version=agency.version_once_saved,
            location=f"/agencies/{agency.id}",
        )


@router.get("")
async def list_agencies(
    edge: InTransaction,
    page: Page,
    *,
    kind: AgencyKind | None = None,
    q: Annotated[Words | None, Query(description="Beginnings of words, accents aside.")] = None,
    province: Annotated[str | None, Query(pattern="^[A-Z]{2}$")] = None,
    active: bool | None = None,
) -> list[AgencyRow]:
    """All agencies, by their French name."""
    wanted = WantedAgencies(words=q, kind=kind, province=province, active=active)
    async with edge.reading() as connection:
        rows = await agencies_by_name(
            connection, wanted, cursor=page.cursor, limit=page.limit_and_one
        )
    return page.of(rows, key=lambda row: row.key)


@router.get("/{id}", response_model=AgencyRow)
async def show_agency(id: UUID, edge: InTransaction) -> Response:
    """One agency."""
    async with edge.reading() as connection:
        row = await agency(connection, id)
    return edge.answer(row, version=row.version)


@router.patch("/{id}", response_model=AgencyRow)
async def change(id: UUID, body: AgencyChange, edge: InTransaction) -> Response:
    """Rename an agency; kind, province and activity are for administrators to change."""
    command = ChangeAgency(
        viewer=edge.viewer,
        id=id,
        change=body.applied_to,
        active=body.active,
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        agency = await change_agency(command, store)
        return edge.answer(AgencyRow.of(agency), version=agency.version_once_saved)

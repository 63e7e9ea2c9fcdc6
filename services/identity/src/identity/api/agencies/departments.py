"""Departments, the staff databases of the agencies."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import Field

from chassis.http import Page
from identity.api.bodies import Body, Name, Text, Words
from identity.api.dependencies import InTransaction
from identity.commands.agencies.change_department import ChangeDepartment, change_department
from identity.commands.agencies.open_department import OpenDepartment, open_department
from identity.domain.agencies.department import DepartmentFacts
from identity.queries.agencies.departments import (
    DepartmentRow,
    WantedDepartments,
    department,
    departments_by_name,
)

router = APIRouter(prefix="/departments", tags=["departments"])


_CLEARABLE = frozenset(
    {"supervisor_word_fr", "supervisor_word_en", "street", "city", "postal_code"}
)
Word = Annotated[Text, Field(description="What the department calls a supervisor.")]
PostalCode = Annotated[str, Field(max_length=10, examples=["J8Y 1W7"])]


class NewDepartment(Body):
    agency_id: UUID
    name_fr: Name
    name_en: Name
    supervisor_word_fr: Word | None = Field(default=None, examples=["Préceptrice"])
    supervisor_word_en: Word | None = Field(default=None, examples=["Preceptor"])
    street: Text | None = None
    city: Text | None = None
    postal_code: PostalCode | None = None


class DepartmentChange(Body):
    """What is left out, or null where a value has to be, stays as it is."""

    name_fr: Name | None = None
    name_en: Name | None = None
    supervisor_word_fr: Word | None = Field(default=None, examples=["Préceptrice"])
    supervisor_word_en: Word | None = Field(default=None, examples=["Preceptor"])
    street: Text | None = None
    city: Text | None = None
    postal_code: PostalCode | None = None
    active: bool | None = None

    def applied_to(self, facts: DepartmentFacts) -> DepartmentFacts:
        given = self.model_dump(exclude_unset=True, exclude={"active"})
        return replace(
            facts,
            **{name: to for name, to in given.items() if to is not None or name in _CLEARABLE},
        )


@router.post("", status_code=201, response_model=DepartmentRow)
async def open_(body: NewDepartment, edge: InTransaction) -> Response:
    """Open a department of one's agency."""
    command = OpenDepartment(
        viewer=edge.viewer,
        agency_id=body.agency_id,
        facts=DepartmentFacts(**body.model_dump(exclude={"agency_id"})),
    )
    async with edge.transaction() as store:
        department = await open_department(command, store)
        return edge.answer(
            DepartmentRow.of(department),
            status_code=201,
            version=department.version_once_saved,
            location=f"/departments/{department.id}",
        )


@router.get("")
async def list_departments(
    edge: InTransaction,
    page: Page,
    *,
    agency_id: UUID | None = None,
    q: Annotated[Words | None, Query(description="Beginnings of words, accents aside.")] = None,
    active: bool | None = None,
) -> list[DepartmentRow]:
    """The departments of one's agency, by their French name."""
    wanted = WantedDepartments(viewer=edge.viewer, words=q, agency_id=agency_id, active=active)
    async with edge.reading() as connection:
        rows = await departments_by_name(
            connection, wanted, cursor=page.cursor, limit=page.limit_and_one
        )
    return page.of(rows, key=lambda row: row.key)


@router.get("/{id}", response_model=DepartmentRow)
async def show_department(id: UUID, edge: InTransaction) -> Response:
    """One department."""
    async with edge.reading() as connection:
        row = await department(connection, id, edge.viewer)
    return edge.answer(row, version=row.version)


@router.patch("/{id}", response_model=DepartmentRow)
async def change(id: UUID, body: DepartmentChange, edge: InTransaction) -> Response:
    """Correct a department's names, words and address, or close it to new staff."""
    command = ChangeDepartment(
        viewer=edge.viewer,
        id=id,
        change=body.applied_to,
        active=body.active,
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        department = await change_department(command, store)
        return edge.answer(DepartmentRow.of(department), version=department.version_once_saved)

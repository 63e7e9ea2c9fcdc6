"""The register of confidentiality incidents, and the notices that are due."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from chassis.files import AS_FILES, FileFormat, file_answer
from chassis.http import Page
from chassis.ledger import AUDIT, Entry, enter
from identity.api.dependencies import InTransaction
from identity.api.incidents.bodies import (
    TITLES,
    IncidentChange,
    NewIncident,
    NoticeSent,
    RiskFound,
    line_of,
)
from identity.commands.incidents.assess_risk import AssessRisk, assess_risk
from identity.commands.incidents.change_incident import ChangeIncident, change_incident
from identity.commands.incidents.close_incident import CloseIncident, close_incident
from identity.commands.incidents.open_incident import OpenIncident, open_incident
from identity.commands.incidents.send_notice import SendNotice, send_notice
from identity.domain.access.rights import expect_may
from identity.domain.incidents.incident import Incident, IncidentFacts
from identity.queries.incidents.register import (
    IncidentRow,
    State,
    WantedIncidents,
    every_incident,
    incident,
    incidents_newest_first,
)
from policy.permissions import Action

router = APIRouter(prefix="/incidents", tags=["incidents"])


async def _wanted(
    edge: InTransaction, agency_id: UUID | None = None, state: State | None = None
) -> WantedIncidents:
    expect_may(edge.viewer, Action.READ_INCIDENTS)
    today = datetime.now(UTC).date()
    return WantedIncidents(viewer=edge.viewer, today=today, agency_id=agency_id, state=state)


Wanted = Annotated[WantedIncidents, Depends(_wanted)]


def _answer(edge: InTransaction, changed: Incident, **more: object) -> Response:
    body = IncidentRow.of(changed)
    version = changed.version_once_saved
    if more:
        return edge.answer(
            body, status_code=201, version=version, location=f"/incidents/{changed.id}"
        )
    return edge.answer(body, version=version)


@router.post("", status_code=201, response_model=IncidentRow)
async def open_(body: NewIncident, edge: InTransaction) -> Response:
    """Enter an incident in the register of the agency. It can never be taken out."""
    facts = IncidentFacts(**body.model_dump(exclude={"agency_id"}))
    command = OpenIncident(viewer=edge.viewer, agency_id=body.agency_id, facts=facts)
    async with edge.transaction() as store:
        return _answer(edge, await open_incident(command, store), created=True)


@router.get("")
async def list_incidents(edge: InTransaction, page: Page, wanted: Wanted) -> list[IncidentRow]:
    """The register, newest first; `state=overdue`: a notice is late, or the assessment."""
    async with edge.reading() as connection:
        rows = await incidents_newest_first(
            connection, wanted, cursor=page.cursor, limit=page.limit_and_one
        )
    return page.of(rows, key=lambda row: row.key)


@router.get("/export", responses=AS_FILES, response_class=Response)
async def export(
    edge: InTransaction,
    wanted: Wanted,
    file_format: Annotated[FileFormat, Query(alias="format")] = FileFormat.CSV,
) -> Response:
    """The register as a file, such as for the Commission; that it was taken is audited."""
    told = Entry(
        book=AUDIT,
        what="incidents.exported",
        agency_id=wanted.agency_id or edge.viewer.agency_id,
        facts={"format": file_format.value, "state": wanted.state},
    )
    async with edge.transaction() as store:
        enter(store.transaction, told)
        edge.answer(None)
    language = edge.language

    async def lines() -> AsyncIterator[list[str]]:
        async for row in every_incident(edge.reading, wanted):
            yield line_of(row, language)

    return await file_answer(
        TITLES[language],
        lines(),
        name=f"incidents-{wanted.today}",
        wanted=file_format,
        language=language,
    )


@router.get("/{id}", response_model=IncidentRow)
async def show(id: UUID, edge: InTransaction) -> Response:
    """One incident."""
    async with edge.reading() as connection:
        row = await incident(connection, id, edge.viewer)
    return edge.answer(row, version=row.version)


@router.patch("/{id}", response_model=IncidentRow)
async def change(id: UUID, body: IncidentChange, edge: InTransaction) -> Response:
    """Correct or complete what is known of an incident."""
    command = ChangeIncident(
        viewer=edge.viewer,
        id=id,
        change=body.applied_to,
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        return _answer(edge, await change_incident(command, store))


@router.post("/{id}/assess-risk", response_model=IncidentRow)
async def assess(id: UUID, body: RiskFound, edge: InTransaction) -> Response:
    """Say whether there is a risk of serious injury, and why; if so, two notices become due."""
    command = AssessRisk(
        viewer=edge.viewer, id=id, expected_version=edge.expected_version, **body.model_dump()
    )
    async with edge.transaction() as store:
        return _answer(edge, await assess_risk(command, store))


@router.post("/{id}/send-notice", response_model=IncidentRow)
async def sent(id: UUID, body: NoticeSent, edge: InTransaction) -> Response:
    """Say that a notice has left, to the Commission or to the persons concerned."""
    command = SendNotice(
        viewer=edge.viewer, id=id, expected_version=edge.expected_version, **body.model_dump()
    )
    async with edge.transaction() as store:
        return _answer(edge, await send_notice(command, store))


@router.post("/{id}/close", response_model=IncidentRow)
async def close(id: UUID, edge: InTransaction) -> Response:
    """Close an incident whose risk is assessed and whose notices have left."""
    command = CloseIncident(viewer=edge.viewer, id=id, expected_version=edge.expected_version)
    async with edge.transaction() as store:
        return _answer(edge, await close_incident(command, store))


@router.post("/{id}/reopen", response_model=IncidentRow)
async def reopen(id: UUID, edge: InTransaction) -> Response:
    """Open a closed incident again."""
    command = CloseIncident(
        viewer=edge.viewer, id=id, reopen=True, expected_version=edge.expected_version
    )
    async with edge.transaction() as store:
        return _answer(edge, await close_incident(command, store))

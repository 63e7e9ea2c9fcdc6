"""Reports as files: all rows, in the caller's language, within the caller's rights."""

import csv
import io
from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

import openpyxl
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from chassis.auth import Viewer
from chassis.problems import errors_of, texts_missing
from chassis.store import Database
from contracts.identity import AgencyRecorded
from contracts.placements import DestinationRecorded, PlacementRequestState
from reporting.api.problems import TEXTS
from reporting.store.store import ReportingStore
from testkit import an_event, client_for

Hear = Callable[..., Awaitable[None]]
Requests = Callable[..., PlacementRequestState]
Viewers = Callable[..., Viewer]
Ids = Callable[[str], UUID]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
async def told(hear: Hear, a_request: Requests, uuid_of: Ids) -> None:
    """One confirmed placement in a unit whose name would run in a spreadsheet."""
    unit = an_event(DestinationRecorded, destination_id=uuid_of("unit 4"), name="=1+1")
    university = an_event(AgencyRecorded, agency_id=uuid_of("university"), name_fr="Université")
    await hear((unit, 1), (university, 1), (a_request(hours_per_student="88.5"), 1))


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
async def test_what_fails_before_the_first_row_is_answered_as_a_problem(
    format_: str, app: FastAPI, a_viewer: Callable[..., Viewer]
) -> None:
    async with client_for(app, a_viewer()) as client:
        answer = await client.get(f"/request-activity?discipline=%00&format={format_}")

    assert answer.status_code >= 400
    assert answer.headers["content-type"] == "application/problem+json"


async def test_csv_in_french(app: FastAPI, told: None, a_viewer: Viewers) -> None:
    async with client_for(app, a_viewer(), headers={"Accept-Language": "fr"}) as client:
        answer = await client.get("/request-activity?format=csv")

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "activite-des-demandes-" in answer.headers["content-disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    assert row["Numéro"] == "PR-2026-000123"
    assert row["Établissement d’enseignement"] == "Université"
    assert row["Destination"] == "'=1+1"
    assert row["Type de stage"] == "Groupe"
    assert row["Statut"] == "Confirmée"
    assert row["Heures par étudiant"] == "88,5"
    assert row["Heures-étudiants"] == "354,0"


async def test_csv_in_english_by_the_accept_header(
    app: FastAPI, told: None, a_viewer: Viewers
) -> None:
    headers = {"Accept-Language": "en", "Accept": "text/csv"}
    async with client_for(app, a_viewer(), headers=headers) as client:
        answer = await client.get("/confirmed-placements")

    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row["Hours per student"] == "88.5"
    assert row["Placement type"] == "Group"


async def test_xlsx_with_typed_cells_and_the_filters_by_name(
    app: FastAPI, told: None, a_viewer: Viewers, uuid_of: Ids
) -> None:
    query = f"placing_agency_id={uuid_of('university')}&status=confirmed&period_from=2026-12-01"
    headers = {"Accept-Language": "fr"}
    async with client_for(app, a_viewer(), headers=headers) as client:
        answer = await client.get(f"/request-activity?format=xlsx&{query}")

    assert answer.headers["content-type"] == XLSX
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    about = {row[0].value: row[1].value for row in book["À propos"].iter_rows()}
    titles, row = ([cell.value for cell in cells] for cells in book["Données"].iter_rows())
    values = dict(zip(titles, row, strict=True))
    assert about["Établissement d’enseignement"] == "Université"
    assert about["Statut"] == "Confirmée"
    assert about["Période"] == "2026-12-01 – … (Le stage touche la période)"
    assert values["Début"] == datetime(2026, 12, 2)  # noqa: DTZ001 - cells have no zone
    assert values["Heures-étudiants"] == 354
    assert values["Destination"] == "=1+1"


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
async def test_outcomes_can_be_exported_too(
    format_: str, app: FastAPI, told: None, a_viewer: Viewers
) -> None:
    async with client_for(app, a_viewer()) as client:
        answer = await client.get(f"/requests-by-outcome?format={format_}")

    assert answer.status_code == 200
    assert len(answer.content) > 50


async def test_an_export_holds_every_row_of_a_large_result(
    app: FastAPI,
    told: None,
    a_viewer: Viewers,
    database: Database[ReportingStore],
) -> None:
    copies = text("""
        INSERT INTO placement_requests
        SELECT (jsonb_populate_record(r, jsonb_build_object(
            'placement_request_id', md5(n::text)::uuid, 'reference', 'PR-' || n))).*
        FROM placement_requests r, generate_series(1, 1600) AS n
    """)
    async with database.transaction() as store:
        await store.transaction.execute(copies)

    async with client_for(app, a_viewer()) as client:
        answer = await client.get("/request-activity?format=csv")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 1 + 1601
    assert len({row[0] for row in rows}) == 1 + 1601


async def test_an_unknown_format_is_refused(app: FastAPI, a_viewer: Viewers) -> None:
    async with client_for(app, a_viewer()) as client:
        refused = await client.get("/request-activity?format=pdf")

    assert refused.status_code == 422


def test_every_rule_has_its_words_in_both_languages() -> None:
    assert texts_missing(errors_of("reporting"), TEXTS) == []

"""What reporting and billing know of a request at one moment, as the two sides read it."""

import io
from dataclasses import dataclass, field

from openpyxl import load_workbook

from tests.journeys.people import Json, Person, body_of
from tests.journeys.province import Province

CONFIRMED = "/api/reporting/confirmed-placements"
LINES = "/api/billing/invoice-lines"


@dataclass
class Arrived:
    """`row` is None, and `csv` has only its header, while the placement is not in the report."""

    row: Json | None = None
    csv: list[str] = field(default_factory=list)
    cells: set[str] = field(default_factory=set)
    lines: dict[str, list[Json]] = field(default_factory=dict)


async def arrived(province: Province, request: Json) -> Arrived:
    """The files in French, the rest in English."""
    rows = await province.pc.everything(CONFIRMED)
    found = [row for row in rows if row["reference"] == request["reference"]]
    csv = (await _file(province.pc, "csv")).decode().splitlines()
    about = [line for line in csv[1:] if line.startswith(request["reference"])]
    lines = {key: await lines_of(province.people[key], request) for key in ("pc", "rc")}
    cells = _cells_of(await _file(province.pc, "xlsx"))
    return Arrived(next(iter(found), None), [csv[0], *about], cells, lines)


async def lines_of(person: Person, request: Json) -> list[Json]:
    rows = await person.everything(LINES, placement_request_id=request["id"])
    return [row for row in rows if row["reference"] == request["reference"]]


async def _file(person: Person, format_: str) -> bytes:
    french = {"Accept-Language": "fr-CA"}
    answer = await person.ask("GET", CONFIRMED, params={"format": format_}, headers=french)
    if answer.is_error:
        body_of(answer)
    return answer.content


def _cells_of(book: bytes) -> set[str]:
    sheets = load_workbook(io.BytesIO(book), read_only=True).worksheets
    rows = (row for sheet in sheets for row in sheet.iter_rows(values_only=True))
    return {str(cell) for row in rows for cell in row if cell is not None}

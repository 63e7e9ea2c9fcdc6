"""Files of facilities for the tests."""

import csv
from collections.abc import Callable
from io import StringIO

import pytest

from placements.domain.facilities.row import RowReader
from placements.domain.facilities.table import COLUMNS

_A_ROW = {
    "index": "10",
    "facility_name": "HÔPITAL DE HULL",
    "source_facility_type": "CHSGS",
    "odhf_facility_type": "Hospitals",
    "provider": "Province of Québec",
    "unit": "",
    "street_no": "116",
    "street_name": " boulevard lionel-émond",
    "postal_code": "J8Y 1W7",
    "city": "gatineau",
    "province": "qc",
    "source_format_str_address": "116, boulevard Lionel-Émond",
    "CSDname": "Gatineau",
    "CSDuid": "2481017.0",
    "Pruid": "24",
    "latitude": "45.442211",
    "longitude": "-75.741123",
}


def _a_file(*rows: dict[str, str], encoding: str = "utf-8") -> bytes:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for number, changes in enumerate(rows):
        writer.writerow({**_A_ROW, "index": f"r{number}", **changes})
    return text.getvalue().encode(encoding)


@pytest.fixture(scope="session")
def a_file() -> Callable[..., bytes]:
    """`a_file({"city": "hull"}, encoding="cp1252")`: well-formed rows with other values."""
    return _a_file


@pytest.fixture
def a_row_read() -> Callable[..., RowReader]:
    """`a_row_read(city="hull")`: the reader of one well-formed row with other values."""
    return lambda **changes: RowReader(2, {**_A_ROW, **changes})

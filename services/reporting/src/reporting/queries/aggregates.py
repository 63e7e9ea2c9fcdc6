"""Requests of every agency, counted inside the database, which lets nothing else out."""

from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, Date, Select, Text, case, cast, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql import column

from reporting.domain.aggregates import COLUMNS, Dimension
from reporting.domain.filters import ReportFilters
from reporting.domain.reports import Reader

_NUMBERED = {
    Dimension.PLACING_AGENCY,
    Dimension.PROGRAM,
    Dimension.RECEIVING_AGENCY,
    Dimension.SITE,
}
_COUNTED = ("suppressed", "requests", "students", "student_hours")


class AggregateRow(BaseModel):
    """One cell; what was not asked for is null. A cell of fewer than five students is suppressed:
    it has no numbers."""

    model_config = ConfigDict(from_attributes=True)

    placing_agency: str | None = Field(default=None, examples=["School 1"])
    program: str | None = Field(default=None, examples=["Program 3"])
    discipline: str | None = Field(default=None, examples=["nursing"])
    placement_type: str | None = Field(default=None, examples=["group"])
    receiving_agency: str | None = Field(default=None, examples=["Agency 2"])
    site: str | None = Field(default=None, examples=["Site 12"])
    month: str | None = Field(default=None, examples=["2026-12"])
    status: str | None = Field(default=None, examples=["confirmed"])
    suppressed: bool
    requests: int | None = Field(examples=[17])
    students: int | None = Field(examples=[52])
    student_hours: Decimal | None = Field(examples=["4992"])


def aggregate_rows(dimensions: tuple[Dimension, ...], filters: ReportFilters) -> Select[Any]:
    """`count_requests` empties the small cells and numbers what has a name."""
    counted = func.count_requests(
        literal([each.value for each in dimensions], ARRAY(Text)),
        literal(filters.period.first_day, Date),
        literal(filters.period.last_day, Date),
        *(
            literal([str(value) for value in values] if values else None, ARRAY(Text))
            for values in (filters.disciplines, filters.placement_types, filters.statuses)
        ),
    ).table_valued(*(column(name) for name in (*(each.value for each in Dimension), *_COUNTED)))
    numbers = counted.c
    columns: list[ColumnElement[Any]] = [
        *(cast(numbers[each.value], Text).label(each.value) for each in dimensions),
        case((numbers.suppressed, "true"), else_="false").label("suppressed"),
        *(numbers[name] for name in _COUNTED[1:]),
    ]
    return select(*columns).order_by(*(numbers[each.value] for each in dimensions))


def aggregate_row(row: Any, dimensions: tuple[Dimension, ...], reader: Reader) -> AggregateRow:
    """Codes stay codes; numbers of agencies and places are said in the reader's language."""
    told = {each.value: row[each.value] for each in dimensions}
    for each in _NUMBERED & set(dimensions):
        told[each.value] = COLUMNS[each].read(row[each.value], reader)
    return AggregateRow(**told, **{name: row[name] for name in _COUNTED})

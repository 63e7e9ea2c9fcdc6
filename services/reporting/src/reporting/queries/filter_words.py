"""What a report is limited to, in words, for the page that goes with it."""

from uuid import UUID

from sqlalchemy import Table, select

from chassis.store import Connection
from reporting.domain.filters import Overlap, ReportFilters
from reporting.domain.language import Language, Text
from reporting.domain.reports import Reader, status_words, type_words
from reporting.store.tables import (
    agencies,
    courses,
    destinations,
    programs,
    services,
    sites,
)
from reporting.store.visibility import one_of_ids

_OVERLAPS = {
    Overlap.STARTS_IN: Text("Le stage commence dans la période", "The placement starts in it"),
    Overlap.ENDS_IN: Text("Le stage finit dans la période", "The placement ends in it"),
    Overlap.OVERLAPS: Text("Le stage touche la période", "The placement overlaps it"),
}
_PERIOD = Text("Période", "Period")
_OPEN = Text("…", "…")

Words = list[tuple[str, str]]


async def filter_words(connection: Connection, filters: ReportFilters, reader: Reader) -> Words:
    """Pairs of a filter's name and its values; only what is limited is named."""
    named: tuple[tuple[Text, Table, tuple[UUID, ...]], ...] = (
        (Text("Établissement d’enseignement", "School"), agencies, filters.placing_agency_ids),
        (Text("Programme", "Program"), programs, filters.program_ids),
        (Text("Cours", "Course"), courses, filters.course_ids),
        (
            Text("Établissement d’accueil", "Receiving agency"),
            agencies,
            filters.receiving_agency_ids,
        ),
        (Text("Installation", "Site"), sites, filters.site_ids),
        (Text("Service", "Service"), services, filters.service_ids),
        (Text("Destination", "Destination"), destinations, filters.destination_ids),
    )
    words = _period(filters, reader.language)
    for title, table, ids in named:
        if ids:
            names = await _names(connection, table, ids, reader.language)
            words.append((title.read_in(reader.language), ", ".join(names)))
    return words + _texts(filters, reader)


def _period(filters: ReportFilters, language: Language) -> Words:
    period = filters.period
    if period.first_day is None and period.last_day is None:
        return []
    ends = [str(day or _OPEN.read_in(language)) for day in (period.first_day, period.last_day)]
    rule = _OVERLAPS[period.overlap].read_in(language)
    return [(_PERIOD.read_in(language), f"{ends[0]} – {ends[1]} ({rule})")]


def _texts(filters: ReportFilters, reader: Reader) -> Words:
    types = [type_words(value, reader) for value in filters.placement_types]
    statuses = [status_words(value, reader) for value in filters.statuses]
    listed = (
        (Text("Discipline", "Discipline"), list(filters.disciplines)),
        (Text("Type de stage", "Placement type"), types),
        (Text("Statut", "Status"), statuses),
    )
    return [
        (title.read_in(reader.language), ", ".join(values)) for title, values in listed if values
    ]


async def _names(
    connection: Connection, table: Table, ids: tuple[UUID, ...], language: Language
) -> list[str]:
    """In alphabetical order; what is not known by name is not named."""
    key, name = next(iter(table.primary_key.columns)), table.c[f"name_{language}"]
    rows = await connection.all(
        select(name.label("name")).where(one_of_ids(key, ids)).order_by(name)
    )
    return [row.name for row in rows]

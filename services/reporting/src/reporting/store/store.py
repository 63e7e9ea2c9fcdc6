"""The read models of reporting: the newest version of what others published, in any order."""

from operator import attrgetter
from typing import Any

from sqlalchemy import Table

from chassis.store import Transaction
from contracts.envelope import Event
from reporting.store.tables import (
    agencies,
    courses,
    destinations,
    placement_requests,
    programs,
    services,
    sites,
)


class ReadModel:
    """One table; the events that feed it have a field for each of its columns."""

    def __init__(self, transaction: Transaction, table: Table, columns: "Columns") -> None:
        self._transaction = transaction
        self._table = table
        self._columns = columns

    def keep_newest(self, event: Event, *, version: int) -> None:
        self._transaction.keep_newest(self._table, self._columns.row(event), version=version)


class Columns:
    """Reads a row off an event; things with one name have it in both languages."""

    def __init__(self, table: Table, **renamed: str) -> None:
        self._names = [column.name for column in table.columns if column.name != "version"]
        self._read = attrgetter(*(renamed.get(name, name) for name in self._names))

    def row(self, event: Event) -> dict[str, Any]:
        return dict(zip(self._names, self._read(event), strict=True))


_REQUESTS = Columns(placement_requests)
_AGENCIES = Columns(agencies)
_PROGRAMS = Columns(programs)
_COURSES = Columns(courses)
_SERVICES = Columns(services)
_SITES = Columns(sites, name_fr="name", name_en="name")
_DESTINATIONS = Columns(destinations, name_fr="name", name_en="name")


class ReportingStore:
    """The sum of the read models, on one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction
        self.placement_requests = ReadModel(transaction, placement_requests, _REQUESTS)
        self.agencies = ReadModel(transaction, agencies, _AGENCIES)
        self.programs = ReadModel(transaction, programs, _PROGRAMS)
        self.courses = ReadModel(transaction, courses, _COURSES)
        self.services = ReadModel(transaction, services, _SERVICES)
        self.sites = ReadModel(transaction, sites, _SITES)
        self.destinations = ReadModel(transaction, destinations, _DESTINATIONS)

"""A school, a hospital and their people, in the stores of placements and notifications."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Table

from chassis.auth import Role, Viewer
from chassis.ids import new_id
from chassis.store import Database
from notifications.store.tables import directory
from placements.commands.requests.wanted import Wanted
from placements.domain.requests.statuses import PlacementType
from placements.store.tables import people, places
from testkit import a_viewer

_CARE = {"name_fr": "Soins", "name_en": "Care"}
Rows = Iterable[tuple[Table, dict[str, Any]]]


@dataclass(frozen=True)
class Province:
    """Everybody has an account; only the receiving coordinator wants mail."""

    school: UUID = field(default_factory=new_id)
    hospital: UUID = field(default_factory=new_id)
    program: UUID = field(default_factory=new_id)
    site: UUID = field(default_factory=new_id)
    service: UUID = field(default_factory=new_id)
    destination: UUID = field(default_factory=new_id)
    pc: UUID = field(default_factory=new_id)
    rc: UUID = field(default_factory=new_id)

    def viewer(self, role: Role) -> Viewer:
        school = role is Role.PLACING_COORDINATOR
        return a_viewer(
            role=role,
            person_id=self.pc if school else self.rc,
            agency_id=self.school if school else self.hospital,
        )

    def wanted(self) -> Wanted:
        return Wanted(
            program_id=self.program,
            placement_type=PlacementType.GROUP,
            destination_id=self.destination,
            starts_on=date(2027, 1, 4),
            ends_on=date(2027, 3, 26),
            students=4,
            shifts=12,
            hours_per_student=Decimal(96),
        )


async def settle(database: Database[Any], rows: Rows) -> None:
    async with database.unit() as (transaction, _):
        for table, row in rows:
            if "version" in table.columns:
                transaction.keep_newest(table, row, version=1)
            else:
                transaction.append(table, row)


def known_to_placements(p: Province) -> Rows:
    active: dict[str, Any] = {"active": True}
    at = {"site_id": p.site, "agency_id": p.hospital, **active}
    today = datetime.now(UTC).date()
    for agency, kind in ((p.school, "placing"), (p.hospital, "receiving")):
        names = {"name_fr": kind, "name_en": kind, "short_name": kind}
        yield people.agencies, {"id": agency, "kind": kind, "province": "QC", **names, **active}
    for row in _people(p):
        yield people.people, {name: row[name] for name in row if name != "email"} | active
        yield people.accounts, {**_account(row["id"]), "last_signed_in_on": today}
    for row in _roles(p):
        yield people.role_assignments, {**row, "level": "regular", **active}
    yield places.sites, _site(p) | active
    yield places.services, {"id": p.service, "contact_person_id": p.rc, **_CARE, **at}
    names = {"name": "4 West", "name_key": "4 west", "short_name": "4W", "short_name_key": "4w"}
    yield places.destinations, {"id": p.destination, "contact_person_id": None, **names, **at}
    yield (
        places.destination_services,
        {"destination_id": p.destination, "service_id": p.service},
    )
    program = {"id": p.program, "agency_id": p.school, "discipline": "nursing"}
    yield places.programs, {**program, **_CARE, **active}


def known_to_notifications(p: Province) -> Rows:
    for agency in (p.school, p.hospital):
        names = {"name_fr": "A", "name_en": "A"}
        yield directory.agencies, {"id": agency, "province": "QC", **names}
    for row in _people(p):
        yield directory.people, {**row, "active": True}
        yield directory.accounts, _account(row["id"], alerts=row["id"] == p.rc)
    for row in _roles(p):
        yield directory.role_assignments, {**row, "active": True}
    yield directory.sites, {"id": p.site, "name": "Main building", "city": None}
    yield directory.services, {"id": p.service, "contact_person_id": p.rc, **_CARE}
    yield (
        directory.destinations,
        {"id": p.destination, "name": "4 West", "contact_person_id": None},
    )
    yield directory.programs, {"id": p.program, **_CARE}


def _people(p: Province) -> list[dict[str, Any]]:
    return [
        {
            "id": person,
            "agency_id": agency,
            "first_name": "Camille",
            "last_name": "Tremblay",
            "language": "fr",
            "email": f"{name}@example.org",
        }
        for person, agency, name in ((p.pc, p.school, "pc"), (p.rc, p.hospital, "rc"))
    ]


def _account(id: UUID, *, alerts: bool = True) -> dict[str, Any]:
    return {"id": id, "person_id": id, "enabled": True, "email_alerts_accepted": alerts}


def _roles(p: Province) -> list[dict[str, Any]]:
    everything = {"program_ids": None, "site_ids": None, "destination_ids": None}
    return [
        {"id": who, "person_id": who, "agency_id": agency, "role": role.value, **everything}
        for who, agency, role in (
            (p.pc, p.school, Role.PLACING_COORDINATOR),
            (p.rc, p.hospital, Role.RECEIVING_COORDINATOR),
        )
    ]


def _site(p: Province) -> dict[str, Any]:
    names = {"name": "Main building", "search_key": "main building", "city": None}
    return {"id": p.site, "agency_id": p.hospital, "province": "QC", **names}

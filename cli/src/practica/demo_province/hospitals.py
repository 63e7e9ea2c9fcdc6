"""The receiving side: agencies of hospitals, their services, their units, and who answers."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import TypedDict
from uuid import UUID

from chassis.auth import Level, Role
from placements.domain.facilities.facility import Facility
from placements.domain.facilities.text import plain
from practica.demo_province.identities import demo_id
from practica.demo_province.naming import mailbox_of
from practica.demo_province.province import (
    DemoAgency,
    DemoDepartment,
    DemoDestination,
    DemoPerson,
    DemoProvince,
    DemoRights,
    DemoService,
)
from practica.demo_province.regions import Region
from practica.demo_province.staff import Hiring, Workplace
from practica.demo_province.wording import (
    PLACES_OF_UNITS,
    SERVICES,
    SMALL_HOSPITAL,
    ServiceWords,
)

WITH_UNIT_COORDINATORS = 12
"""The largest agencies have coordinators of their own for the units of their first hospitals."""
_COORDINATED_HOSPITALS = 2
_ON_PAPER_EVERY = 5
_MAIN = ("hopital", "hotel-dieu", "hospital", "institut")
_UNITS = (2, 2, 2, 2, 2, 2, 2, 2, 3, 5)


class _Address(TypedDict):
    """Where letters reach a department."""

    street: str | None
    city: str | None
    postal_code: str | None


def open_hospitals(regions: Iterable[Region], hiring: Hiring) -> None:
    """Every fifth agency beyond the largest has no user and is reached on paper."""
    for number, region in enumerate(regions):
        _open_agency(region, number, hiring)


def is_on_paper(number: int) -> bool:
    """Whether the agency with this rank has no user."""
    return number >= WITH_UNIT_COORDINATORS and number % _ON_PAPER_EVERY == 0


def _open_agency(region: Region, number: int, hiring: Hiring) -> None:
    province = hiring.province
    agency = DemoAgency(
        id=demo_id("hospitals", number),
        kind="receiving",
        name_fr=f"Réseau hospitalier de {region.name}",
        name_en=f"{region.name} Hospital Network",
        short_name=f"RH {region.name}"[:40],
        region=region.division,
    )
    department = demo_id("department", number + 1)
    province.agencies.append(agency)
    province.departments.append(
        DemoDepartment(
            id=department,
            agency_id=agency.id,
            name_fr="Enseignement et stages",
            name_en="Teaching and placements",
            supervisor_words=("Préceptrice ou précepteur", "Preceptor"),
            **_address(region),
        )
    )
    for facility in region.facilities:
        province.site_agencies[facility.source_id] = agency.id
    workplace = Workplace(agency.id, department, f"{mailbox_of(region.name)}.sante.example.org")
    coordinator = _hire_coordinator(workplace, number, hiring)
    for place, hospital in enumerate(_main_first(region.hospitals)):
        coordinated = number < WITH_UNIT_COORDINATORS and place < _COORDINATED_HOSPITALS
        key = "dc" if number == place == 0 else None
        _open_hospital(hospital, workplace, coordinator, hiring, key if coordinated else "nobody")
    _hire_supervisors(workplace, number, hiring)


def _address(region: Region) -> _Address:
    """That of the first hospital whose address is known."""
    for hospital in _main_first(region.hospitals):
        if hospital.street.number and hospital.street.name:
            return {
                "street": f"{hospital.street.number}, {hospital.street.name}",
                "city": hospital.city,
                "postal_code": hospital.postal_code,
            }
    return {"street": None, "city": region.name, "postal_code": None}


def _hire_coordinator(workplace: Workplace, number: int, hiring: Hiring) -> DemoPerson:
    rights = DemoRights(level=Level.LOCAL_ADMINISTRATOR, edit_invoicing_status=True)
    return hiring.hire(
        workplace,
        Role.RECEIVING_COORDINATOR,
        key="rc" if number == 0 else None,
        online=not is_on_paper(number),
        rights=rights,
    )


def _hire_supervisors(workplace: Workplace, number: int, hiring: Hiring) -> None:
    many = 10 if number == 0 else 2 if number < WITH_UNIT_COORDINATORS else 0
    for index in range(many):
        key = "supervisor" if number == index == 0 else None
        hiring.hire(workplace, Role.SUPERVISOR, key=key, online=index < 2)


def _main_first(hospitals: list[Facility]) -> list[Facility]:
    return sorted(hospitals, key=lambda hospital: (not _is_main(hospital), hospital.line))


def _is_main(hospital: Facility) -> bool:
    return any(word in plain(hospital.name) for word in _MAIN)


def _open_hospital(
    hospital: Facility,
    workplace: Workplace,
    coordinator: DemoPerson,
    hiring: Hiring,
    key: str | None,
) -> None:
    """`key` "nobody" leaves the units without a coordinator of their own."""
    province, random = hiring.province, hiring.random
    answers = None
    if key != "nobody":
        answers = hiring.hire(workplace, Role.DESTINATION_COORDINATOR, key=key)
    first = len(province.destinations)
    services = _services_of(hospital, random)
    for words in services:
        service = DemoService(
            id=demo_id("service", len(province.services)),
            site=hospital.source_id,
            agency_id=workplace.agency_id,
            name_fr=words.name_fr,
            name_en=words.name_en,
            contact_person_id=coordinator.id,
        )
        province.services.append(service)
        _open_units(service, words, answers.id if answers else None, province, random)
    if answers is not None:
        own = frozenset(unit.id for unit in province.destinations[first:])
        place = province.people.index(answers)
        rights = replace(answers.rights, destination_ids=own)
        province.people[place] = replace(answers, rights=rights)


def _services_of(hospital: Facility, random: Random) -> list[ServiceWords]:
    if not _is_main(hospital):
        return list(SMALL_HOSPITAL[: random.randint(1, 2)])
    chosen = random.sample(SERVICES[1:], random.randint(2, 4))
    return [SERVICES[0], *sorted(chosen, key=SERVICES.index)]


def _open_units(
    service: DemoService,
    words: ServiceWords,
    contact_id: UUID | None,
    province: DemoProvince,
    random: Random,
) -> None:
    """One unit in ten also serves the service before."""
    before = province.services[-2] if len(province.services) > 1 else service
    neighbour = before.id if before.site == service.site else service.id
    for place in sorted(random.sample(PLACES_OF_UNITS, random.choice(_UNITS))):
        shared = random.random() < 0.1
        floor, side = place.split(" ")
        province.destinations.append(
            DemoDestination(
                id=demo_id("destination", len(province.destinations)),
                site=service.site,
                agency_id=service.agency_id,
                service_ids=tuple(sorted({service.id, neighbour} if shared else {service.id})),
                discipline=words.discipline,
                name=f"{words.unit} {place}",
                short_name=f"{words.code}-{floor}{side[0]}",
                contact_person_id=contact_id,
            )
        )

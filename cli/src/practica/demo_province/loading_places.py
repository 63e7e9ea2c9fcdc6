"""Writes the buildings, services, units and programs of the demo province into placements."""

from dataclasses import replace
from uuid import UUID

from chassis.store import Database
from placements.commands.import_sites.import_sites import ImportSites, import_sites
from placements.domain.facilities.parse import ParsedFile
from placements.domain.places.destination import Destination, DestinationRecorded
from placements.domain.places.service import Service, ServiceRecorded
from placements.domain.programs.course import Course, CourseRecorded
from placements.domain.programs.program import Program, ProgramRecorded
from placements.store.store import PlacementsStore
from practica.demo_province.province import DemoProvince

_KNOWN = "SELECT source_id, id FROM sites WHERE source_id = ANY($1::text[])"


async def load_sites(
    database: Database[PlacementsStore], file: ParsedFile, province: DemoProvince
) -> None:
    """Import the facilities of the province; those that are known stay as they are."""
    command = ImportSites(file=file, viewer=None, agencies=province.site_agencies)
    async with database.transaction() as store:
        await import_sites(command, store)


async def load_places(database: Database[PlacementsStore], province: DemoProvince) -> bool:
    """Whether they had to be written; all of them are, or none."""
    async with database.reading() as connection:
        program_id = province.programs[0].id
        found = await connection.raw.fetchval("SELECT 1 FROM programs WHERE id = $1", program_id)
    if found is not None:
        return False
    async with database.transaction() as store:
        sites = await _site_ids(store, province)
        await _give_sites(store, province, sites)
        _open_services(store, province, sites)
        _open_destinations(store, province, sites)
        _teach(store, province)
    return True


async def site_ids(database: Database[PlacementsStore], province: DemoProvince) -> dict[str, UUID]:
    """The sites of the province's agencies by their identifier in the open database."""
    async with database.transaction() as store:
        return await _site_ids(store, province)


async def _site_ids(store: PlacementsStore, province: DemoProvince) -> dict[str, UUID]:
    wanted = [f"odhf:{source}" for source in province.site_agencies]
    rows = await store.transaction.raw.fetch(_KNOWN, wanted)
    return {row["source_id"].removeprefix("odhf:"): row["id"] for row in rows}


async def _give_sites(
    store: PlacementsStore, province: DemoProvince, sites: dict[str, UUID]
) -> None:
    """A site that somebody else was given already stays with them."""
    agencies = {sites[source]: agency for source, agency in province.site_agencies.items()}
    for site in await store.sites.many(list(agencies)):
        if site.agency_id is None:
            site.give_to(agencies[site.id])


def _open_services(store: PlacementsStore, province: DemoProvince, sites: dict[str, UUID]) -> None:
    for one in province.services:
        service = Service(
            id=one.id,
            site_id=sites[one.site],
            agency_id=one.agency_id,
            name_fr=one.name_fr,
            name_en=one.name_en,
            contact_person_id=one.contact_person_id,
        )
        service.record(ServiceRecorded(service))
        store.services.add(service)


def _open_destinations(
    store: PlacementsStore, province: DemoProvince, sites: dict[str, UUID]
) -> None:
    for one in province.destinations:
        destination = Destination(
            id=one.id,
            site_id=sites[one.site],
            agency_id=one.agency_id,
            service_ids=one.service_ids,
            name=one.name,
            short_name=one.short_name,
            contact_person_id=one.contact_person_id,
        )
        destination.record(DestinationRecorded(destination))
        store.destinations.add(destination)


def _teach(store: PlacementsStore, province: DemoProvince) -> None:
    for one in province.programs:
        program = Program(
            id=one.id,
            agency_id=one.agency_id,
            name_fr=one.name_fr,
            name_en=one.name_en,
            discipline=one.discipline,
        )
        program.record(ProgramRecorded(program))
        store.programs.add(program)
    for each in province.courses:
        course = Course(
            id=each.id,
            program_id=each.program.id,
            agency_id=each.program.agency_id,
            code=each.code,
            name_fr=each.name_fr,
            name_en=each.name_en,
            default_hours=each.hours,
        )
        course.record(CourseRecorded(course))
        store.courses.add(course)


def of_province(file: ParsedFile, province: str) -> ParsedFile:
    """The file without the facilities of other provinces."""
    kept = [facility for facility in file.facilities if facility.province == province]
    return replace(file, facilities=kept)

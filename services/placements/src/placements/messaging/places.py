"""From changes of places and programs to the events that other services know them by."""

from chassis.outgoing import Outgoing
from contracts import placements as published
from placements.domain.places.destination import DestinationRecorded
from placements.domain.places.service import ServiceRecorded
from placements.domain.places.site import SiteRecorded
from placements.domain.programs.course import CourseRecorded
from placements.domain.programs.program import ProgramRecorded


def register(outgoing: Outgoing) -> None:
    """Map every domain event of places and programs."""
    outgoing.on(SiteRecorded)(_site)
    outgoing.on(ServiceRecorded)(_service)
    outgoing.on(DestinationRecorded)(_destination)
    outgoing.on(ProgramRecorded)(_program)
    outgoing.on(CourseRecorded)(_course)


def _site(event: SiteRecorded) -> published.SiteRecorded:
    site = event.site
    return published.SiteRecorded(
        site_id=site.id,
        agency_id=site.agency_id,
        name=site.name,
        city=site.city,
        province=site.province,
        active=site.active,
    )


def _service(event: ServiceRecorded) -> published.ServiceRecorded:
    service = event.service
    return published.ServiceRecorded(
        service_id=service.id,
        site_id=service.site_id,
        agency_id=service.agency_id,
        name_fr=service.name_fr,
        name_en=service.name_en,
        contact_person_id=service.contact_person_id,
        active=service.active,
    )


def _destination(event: DestinationRecorded) -> published.DestinationRecorded:
    destination = event.destination
    return published.DestinationRecorded(
        destination_id=destination.id,
        site_id=destination.site_id,
        agency_id=destination.agency_id,
        service_ids=list(destination.service_ids),
        name=destination.name,
        short_name=destination.short_name,
        contact_person_id=destination.contact_person_id,
        active=destination.active,
    )


def _program(event: ProgramRecorded) -> published.ProgramRecorded:
    program = event.program
    return published.ProgramRecorded(
        program_id=program.id,
        agency_id=program.agency_id,
        name_fr=program.name_fr,
        name_en=program.name_en,
        discipline=program.discipline,
        department_id=program.department_id,
        active=program.active,
    )


def _course(event: CourseRecorded) -> published.CourseRecorded:
    course = event.course
    return published.CourseRecorded(
        course_id=course.id,
        program_id=course.program_id,
        agency_id=course.agency_id,
        code=course.code,
        name_fr=course.name_fr,
        name_en=course.name_en,
        active=course.active,
    )

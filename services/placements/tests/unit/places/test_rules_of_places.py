"""Rules of sites, services, destinations, programs and courses, without a database."""

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

import pytest

from chassis.auth import Level, Role, Viewer
from chassis.ids import new_id
from placements.domain.places.destination import Destination
from placements.domain.places.errors import (
    DestinationWithoutService,
    MayNotChangePlaces,
    NameMissing,
    PositionIncomplete,
    ProvinceUnknown,
    ServiceHasActiveDestinations,
    ServiceInactive,
    SiteHasActiveServices,
    SiteInactive,
)
from placements.domain.places.rights import permit_places
from placements.domain.places.service import Service
from placements.domain.places.site import Site, SiteFacts
from placements.domain.programs.course import Course
from placements.domain.programs.errors import (
    HoursOutOfRange,
    MayNotChangePrograms,
    ProgramInactive,
)
from placements.domain.programs.program import Program
from placements.domain.programs.rights import permit_programs
from testkit.tokens import a_viewer

AGENCY = new_id()


def a_site() -> Site:
    return Site.record_new(agency_id=AGENCY, name="Hôpital de Hull", province="qc")


def a_service(site: Site) -> Service:
    return Service.open_at(site, name_fr="Chirurgie", name_en="Surgery")


def test_a_site_is_told_once_for_each_real_change() -> None:
    site = a_site()

    site.change(name="Hôpital de Hull")
    site.change(city="Gatineau")
    site.change(city="Gatineau")

    assert site.province == "QC"
    assert len(site.take_events()) == 2


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"name": " – "}, NameMissing),
        ({"province": "XX"}, ProvinceUnknown),
        ({"latitude": 45.0}, PositionIncomplete),
        ({"latitude": 45.0, "longitude": 200.0}, PositionIncomplete),
    ],
)
def test_a_site_that_makes_no_sense_is_refused(facts: SiteFacts, error: type[Exception]) -> None:
    with pytest.raises(error):
        a_site().change(**facts)


def test_places_close_from_below_and_open_from_above() -> None:
    site = a_site()
    service = a_service(site)
    with pytest.raises(SiteHasActiveServices):
        site.close(active_services=1)
    with pytest.raises(ServiceHasActiveDestinations):
        service.close(active_destinations=1)

    service.close(active_destinations=0)
    site.close(active_services=0)

    with pytest.raises(SiteInactive):
        service.reopen(site)
    site.reopen()
    with pytest.raises(ServiceInactive):
        Destination.open_at(site, name="4 Ouest", short_name="4O", services=[service])


def test_a_destination_belongs_to_a_service() -> None:
    with pytest.raises(DestinationWithoutService):
        Destination.open_at(a_site(), name="4 Ouest", short_name="4O", services=[])


def test_a_contact_does_not_follow_a_service_to_another_agency() -> None:
    service = a_service(a_site())
    service.receive_by(new_id())

    service.follow(new_id())

    assert service.contact_person_id is None


def test_a_retired_program_opens_no_courses() -> None:
    program = Program.record_new(
        agency_id=AGENCY, name_fr="Soins", name_en="Nursing", discipline="Nursing"
    )
    assert program.discipline == "nursing"
    with pytest.raises(HoursOutOfRange):
        Course.open_in(program, code="A", name_fr="A", name_en="A", default_hours=Decimal(0))

    program.change(active=False)

    with pytest.raises(ProgramInactive):
        Course.open_in(program, code="A", name_fr="A", name_en="A")


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("own", [True, False])
def test_who_changes_places_and_programs(role: Role, level: Level, *, own: bool) -> None:
    viewer = a_viewer(role=role, level=level, agency_id=AGENCY if own else new_id())
    everything = role is Role.ADMINISTRATOR and level in (Level.REGULAR, Level.LOCAL_ADMINISTRATOR)
    local = own and level is Level.LOCAL_ADMINISTRATOR

    def may(permit: Callable[[Viewer, UUID], None], error: type[Exception]) -> bool:
        try:
            permit(viewer, AGENCY)
        except error:
            return False
        return True

    places = may(permit_places, MayNotChangePlaces)
    programs = may(permit_programs, MayNotChangePrograms)
    assert places is (everything or (local and role is Role.RECEIVING_COORDINATOR))
    assert programs is (everything or (local and role is Role.PLACING_COORDINATOR))

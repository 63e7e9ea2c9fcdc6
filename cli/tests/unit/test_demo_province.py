"""The demo province as it is made: the same every time, and in itself consistent."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from chassis.auth import Level, Role
from identity.domain.agencies.logo import Logo
from placements.domain.facilities.parse import parse_facilities
from practica.demo_province.generate import demo_province
from practica.demo_province.loading_people import WITH_LOGOS
from practica.demo_province.pictures import logo
from practica.demo_province.province import DemoProvince
from practica.demo_province.sign_ins import SIGN_INS

FILE = Path(__file__).parents[3] / "data" / "odhf" / "odhf_v1.1.csv"
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def facilities() -> list[object]:
    parsed = parse_facilities(FILE.read_bytes())
    return [facility for facility in parsed.facilities if facility.province == "QC"]


@pytest.fixture(scope="module")
def province(facilities: list[object]) -> DemoProvince:
    return demo_province(facilities, today=TODAY)  # type: ignore[arg-type]  # facilities they are


def test_the_same_seed_makes_the_same_province(
    facilities: list[object], province: DemoProvince
) -> None:
    again = demo_province(facilities, today=TODAY)  # type: ignore[arg-type]  # as above

    assert again == province


def test_two_universities_and_three_colleges_teach_nursing_and_physiotherapy(
    province: DemoProvince,
) -> None:
    schools = [agency for agency in province.agencies if agency.kind == "placing"]
    taught = Counter(program.discipline for program in province.programs)

    assert len(schools) == 5
    assert sum(school.name_fr.startswith("Université") for school in schools) == 2
    assert taught == {"nursing": 5, "physiotherapy": 5}


def test_agencies_are_regions_with_hospitals_and_every_building_but_a_few_has_one(
    province: DemoProvince, facilities: list[object]
) -> None:
    regions = [agency for agency in province.agencies if agency.region]

    assert regions[0].name_fr == "Réseau hospitalier de Montréal"
    assert len(regions) == len({agency.region for agency in regions}) == 78
    assert len(facilities) - len(province.site_agencies) < 10
    assert {service.agency_id for service in province.services} == {a.id for a in regions}


def test_every_service_has_two_to_six_units_whose_names_are_its_sites_own(
    province: DemoProvince,
) -> None:
    units = Counter(one.service_ids[0] for one in province.destinations)
    names = Counter((one.site, one.name) for one in province.destinations)
    short = Counter((one.site, one.short_name) for one in province.destinations)

    served = Counter(each for one in province.destinations for each in one.service_ids)
    assert set(served) == {service.id for service in province.services}
    assert max(units.values()) <= 8
    assert max(names.values()) == max(short.values()) == 1


def test_identities_are_never_given_twice(province: DemoProvince) -> None:
    things = (
        province.agencies,
        province.departments,
        province.people,
        province.services,
        province.destinations,
        province.programs,
        province.courses,
        province.requests,
    )
    ids = Counter(one.id for kind in things for one in kind)

    assert max(ids.values()) == 1
    assert all(each.version == 7 for each in ids)


def test_the_sign_ins_are_people_of_the_roles_that_the_story_needs(province: DemoProvince) -> None:
    people = {person.email: person for person in province.people}

    assert len(people) == len(province.people)
    assert {people[sign_in.email].role for sign_in in SIGN_INS} == {
        Role.PLACING_COORDINATOR,
        Role.RECEIVING_COORDINATOR,
        Role.DESTINATION_COORDINATOR,
        Role.SUPERVISOR,
        Role.ADMINISTRATOR,
        Role.COURSE_LEADER,
        Role.INSTRUCTOR,
        Role.STUDENT_ADMINISTRATOR,
        Role.STAFF_ADMINISTRATOR,
        Role.POLICY_LEVEL,
    }
    levels = Counter(people[sign_in.email].rights.level for sign_in in SIGN_INS)
    assert set(levels) == set(Level)
    assert levels[Level.LOCAL_ADMINISTRATOR] >= 2
    assert all(people[sign_in.email].account_id for sign_in in SIGN_INS)


def test_the_first_hospitals_have_two_departments_which_call_supervisors_otherwise(
    province: DemoProvince,
) -> None:
    first = next(agency for agency in province.agencies if agency.region)
    departments = [each for each in province.departments if each.agency_id == first.id]

    assert len(departments) == len({each.supervisor_words for each in departments}) == 2
    located = [each for each in province.departments if each.street and each.postal_code]
    assert len(located) > 40


def test_each_logo_is_one_that_identity_takes_and_differs_from_its_neighbour() -> None:
    logos = [Logo.of(logo(number)) for number in range(WITH_LOGOS)]

    assert {each.type for each in logos} == {"image/png"}
    assert len({each.digest for each in logos}) == WITH_LOGOS
    assert max(len(each.content) for each in logos) < 1024


def test_the_demo_sign_ins_have_something_to_look_at(province: DemoProvince) -> None:
    people = {person.email: person for person in province.people}
    of = {sign_in.key: people[sign_in.email] for sign_in in SIGN_INS}
    units = of["dc"].rights.destination_ids or frozenset()

    statuses = Counter(
        request.status for request in province.requests if request.destination.id in units
    )
    supervised = [r for r in province.requests if of["supervisor"].id in r.supervisor_ids]
    received = [r for r in province.requests if r.destination.agency_id == of["rc"].agency_id]
    asked = [
        r for r in province.requests if r.course.program.id in (of["pc"].rights.program_ids or ())
    ]
    assert len(statuses) >= 5
    assert supervised
    assert len(received) > 60
    assert len(asked) > 15


def test_requests_are_dated_plausibly(province: DemoProvince) -> None:
    for request in province.requests:
        moments = [step.at for step in request.steps]
        assert moments == sorted(moments)
        assert moments[-1].date() < TODAY
        assert moments[0].date() < request.starts_on < request.ends_on
        assert request.starts_on.weekday() == 0

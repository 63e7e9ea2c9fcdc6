"""Makes the demo province: the same for the same seed and day."""

from collections.abc import Iterable
from datetime import date
from random import Random

from placements.domain.facilities.facility import Facility
from practica.demo_province.colleagues import hire_colleagues
from practica.demo_province.hospitals import open_hospitals
from practica.demo_province.identities import demo_id
from practica.demo_province.naming import Namer
from practica.demo_province.province import DemoAgency, DemoDepartment, DemoProvince
from practica.demo_province.regions import regions_of
from practica.demo_province.requests import write_requests
from practica.demo_province.schools import found_schools
from practica.demo_province.staff import (
    PRACTICA,
    Hiring,
    hire_administrators,
    hire_for_schools,
)

SEED = 1976
PROVINCE = "QC"


def demo_province(facilities: Iterable[Facility], *, today: date, seed: int = SEED) -> DemoProvince:
    """`facilities` are those of one province; days of requests count from `today`."""
    random = Random(seed)  # noqa: S311 - a demo is no secret
    province = DemoProvince()
    _found_practica(province)
    found_schools(province)
    hiring = Hiring(province, random, Namer(random))
    hire_administrators(hiring)
    hire_for_schools(hiring)
    open_hospitals(regions_of(facilities), hiring)
    write_requests(province, random, today)
    hire_colleagues(hiring)
    return province


def _found_practica(province: DemoProvince) -> None:
    """The agency of the administrators, who belong to no school and no hospital."""
    province.agencies.append(
        DemoAgency(
            id=PRACTICA,
            kind="both",
            name_fr="Practica Québec",
            name_en="Practica Quebec",
            short_name="Practica",
        )
    )
    province.departments.append(
        DemoDepartment(
            id=demo_id("department", 0),
            agency_id=PRACTICA,
            name_fr="Administration",
            name_en="Administration",
        )
    )

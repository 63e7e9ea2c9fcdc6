"""The people of the demo province, and what they may do."""

from dataclasses import dataclass
from random import Random
from typing import NamedTuple
from uuid import UUID

from chassis.auth import Level, Role
from practica.demo_province.identities import demo_id
from practica.demo_province.naming import Namer
from practica.demo_province.province import DemoPerson, DemoProvince, DemoRights
from practica.demo_province.wording import SCHOOLS

PRACTICA = demo_id("practica", 0)
"""The agency that the administrators belong to."""


class Workplace(NamedTuple):
    """Where somebody works, and what their address ends with."""

    agency_id: UUID
    department_id: UUID
    domain: str


@dataclass(slots=True)
class Hiring:
    """Hires people one after the other, so that the same seed always hires the same people."""

    province: DemoProvince
    random: Random
    namer: Namer
    hired: int = 0

    def hire(
        self,
        workplace: Workplace,
        role: Role,
        *,
        key: str | None = None,
        online: bool = True,
        rights: DemoRights | None = None,
    ) -> DemoPerson:
        """Somebody with this role; who is not `online` has no account and is reached on paper."""
        number, name = self.hired, self.namer.next()
        self.hired += 1
        person = DemoPerson(
            id=demo_id("person", number),
            agency_id=workplace.agency_id,
            department_id=workplace.department_id,
            first_name=name.first_name,
            last_name=name.last_name,
            language=name.language,
            email=f"{key or name.mailbox}@{workplace.domain}",
            role=role,
            account_id=demo_id("account", number) if online else None,
            key=key,
            rights_id=demo_id("rights", number) if online else None,
            rights=rights or DemoRights(),
        )
        self.province.people.append(person)
        return person


def hire_for_schools(hiring: Hiring) -> None:
    """Each school has two placing coordinators, one a program; the first keeps its set-up."""
    province = hiring.province
    for number, words in enumerate(SCHOOLS):
        agency_id = demo_id("school", number)
        workplace = Workplace(agency_id, demo_id("faculty", number), words.domain)
        programs = [program for program in province.programs if program.agency_id == agency_id]
        for program in programs:
            first = program is programs[0]
            hiring.hire(
                workplace,
                Role.PLACING_COORDINATOR,
                key=f"pc.{program.discipline}",
                rights=DemoRights(
                    level=Level.LOCAL_ADMINISTRATOR if first else Level.REGULAR,
                    program_ids=frozenset({program.id}),
                    edit_invoicing_status=first,
                ),
            )


def hire_administrators(hiring: Hiring) -> None:
    """Two people who keep the installation."""
    for key in ("admin", "admin2"):
        workplace = Workplace(PRACTICA, demo_id("department", 0), "practica.example.org")
        hiring.hire(workplace, Role.ADMINISTRATOR, key=key)

"""Writes the agencies and people of the demo province through identity's own commands."""

from chassis.auth import Role
from chassis.store import Database
from identity.commands.access.assign_role import AssignRole, assign_role
from identity.commands.accounts.open_account import OpenAccount, open_account
from identity.commands.agencies.open_department import OpenDepartment, open_department
from identity.commands.agencies.register_agency import RegisterAgency, register_agency
from identity.commands.agencies.show_logo import ShowLogo, show_logo
from identity.commands.people.add_person import AddPerson, add_person
from identity.commands.switches.set_switch import SetSwitch, set_switch
from identity.domain.access.rights import the_installation
from identity.domain.access.role_assignment import Rights
from identity.domain.agencies.agency import AgencyFacts, AgencyKind
from identity.domain.agencies.department import DepartmentFacts
from identity.domain.people.person import PersonFacts, StaffRole
from identity.domain.switches.switch_setting import SwitchPlace
from identity.store.sign_in.password_hashes import PasswordHashes
from identity.store.store import IdentityStore
from policy.switches import FeatureSwitch, Level
from practica.demo_province.loading_partners import register_partner
from practica.demo_province.pictures import logo
from practica.demo_province.province import (
    DemoAgency,
    DemoDepartment,
    DemoPerson,
    DemoProvince,
)
from practica.demo_province.sign_ins import PASSWORD

_VIEWER = the_installation()
WITH_LOGOS = 18
"""So many departments have one: those of Practica, the schools and the largest hospitals."""


async def load_people(database: Database[IdentityStore], province: DemoProvince) -> bool:
    """Whether they had to be written; all of them are, or none."""
    if await _are_there(database, province.agencies[0]):
        return False
    password_hash = await PasswordHashes().hash(PASSWORD)
    async with database.transaction() as store:
        for agency in province.agencies:
            await _register(agency, store)
        for department in province.departments:
            await _open(department, store)
        for agency in province.agencies:
            await _switch_on(agency, store)
        for person in province.people:
            await _hire(person, password_hash, store)
        register_partner(store)
    return True


async def load_logos(database: Database[IdentityStore], province: DemoProvince) -> None:
    """Once the departments are there; a logo that is already shown stays."""
    async with database.transaction() as store:
        for number, department in enumerate(province.departments[:WITH_LOGOS]):
            show = ShowLogo(viewer=_VIEWER, department_id=department.id, content=logo(number))
            await show_logo(show, store)


async def _are_there(database: Database[IdentityStore], agency: DemoAgency) -> bool:
    async with database.reading() as connection:
        found = await connection.raw.fetchval("SELECT 1 FROM agencies WHERE id = $1", agency.id)
    return found is not None


async def _register(agency: DemoAgency, store: IdentityStore) -> None:
    facts = AgencyFacts(
        kind=AgencyKind(agency.kind),
        name_fr=agency.name_fr,
        name_en=agency.name_en,
        short_name=agency.short_name,
        province="QC",
        region=agency.region,
    )
    await register_agency(RegisterAgency(viewer=_VIEWER, facts=facts, id=agency.id), store)


async def _open(department: DemoDepartment, store: IdentityStore) -> None:
    command = OpenDepartment(
        viewer=_VIEWER,
        id=department.id,
        agency_id=department.agency_id,
        facts=_department_facts(department),
    )
    await open_department(command, store)


async def _switch_on(agency: DemoAgency, store: IdentityStore) -> None:
    """Schools let the receiving side see the school e-mail of students who are confirmed."""
    if agency.kind != AgencyKind.PLACING.value:
        return
    place = SwitchPlace(level=Level.AGENCY, agency_id=agency.id)
    switch = FeatureSwitch.SCHOOL_EMAIL_RELEASE
    await set_switch(SetSwitch(viewer=_VIEWER, switch=switch, place=place, on=True), store)


def _department_facts(department: DemoDepartment) -> DepartmentFacts:
    french, english = department.supervisor_words or (None, None)
    return DepartmentFacts(
        name_fr=department.name_fr,
        name_en=department.name_en,
        supervisor_word_fr=french,
        supervisor_word_en=english,
        street=department.street,
        city=department.city,
        postal_code=department.postal_code,
    )


async def _hire(person: DemoPerson, password_hash: str, store: IdentityStore) -> None:
    facts = PersonFacts(
        first_name=person.first_name,
        last_name=person.last_name,
        language=person.language,
        roles=frozenset({StaffRole(person.role.value)}),
        department_id=person.department_id,
        email=person.email,
        direct_email=person.email,
    )
    add = AddPerson(
        viewer=_VIEWER,
        agency_id=person.agency_id,
        facts=facts,
        confirmed_not_duplicate=True,
        id=person.id,
    )
    await add_person(add, store)
    if person.account_id is None or person.rights_id is None:
        return
    account = await open_account(
        OpenAccount(
            viewer=_VIEWER,
            person_id=person.id,
            password_hash=password_hash,
            id=person.account_id,
        ),
        store,
    )
    account.accept_responsibilities((await store.responsibilities.in_force()).version)
    account.finish_orientation(store.now)
    account.signed_in(store.now)
    await assign_role(
        AssignRole(
            viewer=_VIEWER,
            person_id=person.id,
            agency_id=person.agency_id,
            rights=_rights(person),
            id=person.rights_id,
        ),
        store,
    )


def _rights(person: DemoPerson) -> Rights:
    rights = person.rights
    return Rights(
        role=Role(person.role),
        level=rights.level,
        program_ids=rights.program_ids,
        destination_ids=rights.destination_ids,
        department_ids=rights.department_ids,
        edit_invoicing_status=rights.edit_invoicing_status,
    )

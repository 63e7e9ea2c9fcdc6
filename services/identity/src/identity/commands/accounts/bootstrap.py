"""A new installation gets its first agency, Practica itself, and its first administrator."""

from dataclasses import dataclass, field
from uuid import UUID

from chassis.domain import Conflict
from chassis.viewer import Role
from identity.commands.access.assign_role import AssignRole, assign_role
from identity.commands.accounts.hand_out_link import Link, hand_out_link
from identity.commands.accounts.open_account import OpenAccount, open_account
from identity.commands.agencies.register_agency import RegisterAgency, register_agency
from identity.commands.people.add_person import AddPerson, add_person
from identity.commands.ports import Store
from identity.domain.access.rights import the_installation
from identity.domain.access.role_assignment import Rights
from identity.domain.accounts.invitation import Purpose
from identity.domain.agencies.agency import AgencyFacts, AgencyKind
from identity.domain.people.person import Language, PersonFacts, StaffRole


class AlreadySetUp(Conflict):
    """Somebody administers the installation already and can add others."""

    slug = "already-set-up"


@dataclass(frozen=True, kw_only=True)
class Bootstrap:
    """Without a password hash the administrator is invited to set a password."""

    email: str = field(repr=False)
    first_name: str
    last_name: str
    language: Language = "fr"
    province: str = "QC"
    password_hash: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Bootstrapped:
    agency_id: UUID
    person_id: UUID
    account_id: UUID
    role_assignment_id: UUID
    link: Link | None


async def bootstrap(command: Bootstrap, store: Store) -> Bootstrapped:
    """Raises AlreadySetUp the second time."""
    if await store.role_assignments.has_administrator():
        raise AlreadySetUp("The installation has an administrator")
    viewer = the_installation()
    agency = await register_agency(
        RegisterAgency(viewer=viewer, facts=_practica(command.province)), store
    )
    facts = PersonFacts(
        first_name=command.first_name,
        last_name=command.last_name,
        language=command.language,
        roles=frozenset({StaffRole.ADMINISTRATOR}),
        email=command.email,
        direct_email=command.email,
    )
    person = await add_person(AddPerson(viewer=viewer, agency_id=agency.id, facts=facts), store)
    account = await open_account(
        OpenAccount(viewer=viewer, person_id=person.id, password_hash=command.password_hash), store
    )
    rights = Rights(role=Role.ADMINISTRATOR)
    assignment = await assign_role(
        AssignRole(viewer=viewer, person_id=person.id, agency_id=agency.id, rights=rights), store
    )
    link = None
    if command.password_hash is None:
        link = await hand_out_link(account, Purpose.INVITATION, viewer.account_id, store)
    return Bootstrapped(
        agency_id=agency.id,
        person_id=person.id,
        account_id=account.id,
        role_assignment_id=assignment.id,
        link=link,
    )


def _practica(province: str) -> AgencyFacts:
    return AgencyFacts(
        kind=AgencyKind.BOTH,
        name_fr="Practica",
        name_en="Practica",
        short_name="Practica",
        province=province,
    )

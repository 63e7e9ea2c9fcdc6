"""A store without a database, and agencies with people in it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Generic, TypeVar
from uuid import UUID

import pytest

from chassis.auth import Level, Role, Viewer
from chassis.domain import Aggregate, NotFound
from identity.domain.access.rights import sees
from identity.domain.access.role_assignment import Rights, RoleAssignment
from identity.domain.accounts.account import Account
from identity.domain.accounts.invitation import Invitation
from identity.domain.agencies.agency import Agency, AgencyFacts, AgencyKind
from identity.domain.agencies.department import Department
from identity.domain.keys.signing_key import SigningKey
from identity.domain.people.likeness import Candidate, Likeness, Newcomer
from identity.domain.people.person import Person, PersonFacts
from identity.domain.sign_in.session import PresentedToken, Session
from identity.domain.sign_in.sign_in_attempts import SignInAttempts, attempts_id
from identity.domain.single_sign_on.identity_provider import IdentityProvider
from testkit import a_viewer

from .fake_credentials import (
    Breached,
    FakeAddressAttempts,
    FakeEmailChanges,
    FakeMails,
    FakeResponsibilities,
)
from .fake_factors import (
    FakeChallenges,
    FakePasskeys,
    FakeProofs,
    FakeSecondFactors,
    FakeSignInRules,
    FakeViews,
)

A = TypeVar("A", bound=Aggregate)
OfAgency = TypeVar("OfAgency", Department, Person, Account, RoleAssignment)


class Kept(Generic[A]):
    def __init__(self) -> None:
        self.by_id: dict[UUID, A] = {}

    def add(self, aggregate: A) -> None:
        self.by_id[aggregate.id] = aggregate

    def held(self, id: UUID) -> A:
        if id not in self.by_id:
            raise NotFound(str(id))
        return self.by_id[id]


class FakeAgencies(Kept[Agency]):
    async def get(self, id: UUID) -> Agency:
        return self.held(id)


class KeptOfAgency(Kept[OfAgency]):
    async def get(self, id: UUID, viewer: Viewer) -> OfAgency:
        if not sees(viewer, self.held(id).agency_id):
            raise NotFound(str(id))
        return self.held(id)


class FakePeople(KeptOfAgency[Person]):
    async def own(self, viewer: Viewer) -> Person:
        return self.by_id[viewer.person_id]

    async def alike(self, newcomer: Newcomer, agency_id: UUID, _: Viewer) -> list[Candidate]:
        """Of exactly the same name; how far likeness goes, other tests say."""
        name = (newcomer.first_name, newcomer.last_name)
        return [
            Candidate(
                id=one.id,
                agency_id=one.agency_id,
                department_id=one.facts.department_id,
                first_name=one.facts.first_name,
                last_name=one.facts.last_name,
                active=one.active,
                likeness=(Likeness.SAME_NAME,),
            )
            for one in self.by_id.values()
            if one.agency_id == agency_id and (one.facts.first_name, one.facts.last_name) == name
        ]

    async def delete(self, person: Person, **_: object) -> None:
        del self.by_id[person.id]


class FakeAccounts(KeptOfAgency[Account]):
    async def of_person(self, person_id: UUID) -> Account | None:
        return next((one for one in self.by_id.values() if one.person_id == person_id), None)

    async def named(self, sign_in_name: str) -> Account | None:
        named = (one for one in self.by_id.values() if one.sign_in_name == sign_in_name)
        return next(named, None)

    async def to_sign_in(self, id: UUID) -> Account:
        return self.held(id)

    async def acting(self, id: UUID) -> Account:
        return self.held(id)

    async def to_warn(self, today: date, most: int) -> list[Account]:
        idle = [one for one in self.by_id.values() if one.used_on and one.used_on < today]
        return idle[:most]

    async def is_taken(self, sign_in_name: str) -> bool:
        return sum(one.sign_in_name == sign_in_name for one in self.by_id.values()) > 0


class FakeRoleAssignments(KeptOfAgency[RoleAssignment]):
    async def of_person(self, person_id: UUID) -> list[RoleAssignment]:
        return [one for one in self.by_id.values() if one.person_id == person_id]

    async def usable_by(self, person_id: UUID) -> list[RoleAssignment]:
        return [one for one in await self.of_person(person_id) if one.active]

    async def has_administrator(self) -> bool:
        return any(one.rights.role is Role.ADMINISTRATOR for one in self.by_id.values())


class FakeSessions(Kept[Session]):
    def __init__(self) -> None:
        super().__init__()
        self.tokens: dict[bytes, PresentedToken] = {}

    def remember(self, session: Session, fingerprint: bytes) -> None:
        self.tokens[fingerprint] = PresentedToken(session, session.generation)

    async def presented(self, fingerprint: bytes) -> PresentedToken | None:
        return self.tokens.get(fingerprint)

    async def get(self, id: UUID) -> Session:
        return self.held(id)

    async def own(self, id: UUID, account_id: UUID) -> Session:
        if self.held(id).account_id != account_id:
            raise NotFound(str(id))
        return self.held(id)

    async def open_of_account(self, account_id: UUID) -> list[Session]:
        every = self.by_id.values()
        return [one for one in every if one.account_id == account_id and one.ended_at is None]

    async def is_new_device(self, account_id: UUID, device: str) -> bool:
        devices = {one.device for one in self.by_id.values() if one.account_id == account_id}
        return bool(devices) and device not in devices


class FakeSignInAttempts(Kept[SignInAttempts]):
    async def under(self, sign_in_name: str) -> SignInAttempts:
        new = SignInAttempts(id=attempts_id(sign_in_name), version=1)
        return self.by_id.setdefault(new.id, new)


class FakeInvitations(Kept[Invitation]):
    async def with_fingerprint(self, fingerprint: bytes) -> Invitation | None:
        return next((o for o in self.by_id.values() if o.fingerprint == fingerprint), None)

    async def open_of_account(self, account_id: UUID) -> list[Invitation]:
        every = self.by_id.values()
        return [one for one in every if one.account_id == account_id and one.closed_at is None]


class FakeSigningKeys(Kept[SigningKey]):
    async def in_use(self) -> list[SigningKey]:
        return [key for key in self.by_id.values() if key.retired_at is None]


class FakeIdentityProviders(Kept[IdentityProvider]):
    """Those of agencies that demand them, but for what only PostgreSQL can tell."""

    async def get(self, id: UUID, viewer: Viewer) -> IdentityProvider:  # noqa: ARG002 - of the port
        return self.held(id)

    async def to_sign_in(self, id: UUID) -> IdentityProvider | None:
        return self.by_id.get(id)

    async def count(self, agency_id: UUID) -> int:
        return sum(one.agency_id == agency_id for one in self.by_id.values())

    async def demanded_of(self, account: Account | None) -> bool:
        every = self.by_id.values()
        return any(one.facts.required and account and one.may_sign_in(account) for one in every)


class FakeStore:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
        self.agencies = FakeAgencies()
        self.departments = KeptOfAgency[Department]()
        self.people = FakePeople()
        self.accounts = FakeAccounts()
        self.role_assignments = FakeRoleAssignments()
        self.sessions = FakeSessions()
        self.sign_in_attempts = FakeSignInAttempts()
        self.invitations = FakeInvitations()
        self.address_attempts = FakeAddressAttempts()
        self.email_changes = FakeEmailChanges()
        self.responsibilities = FakeResponsibilities()
        self.mails = FakeMails()
        self.breached_passwords = Breached()
        self.second_factors = FakeSecondFactors()
        self.passkeys = FakePasskeys()
        self.challenges = FakeChallenges()
        self.proofs = FakeProofs()
        self.sign_in_rules = FakeSignInRules()
        self.views = FakeViews()
        self.signing_keys = FakeSigningKeys()
        self.identity_providers = FakeIdentityProviders()


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def administrator() -> Viewer:
    return a_viewer(role=Role.ADMINISTRATOR)


@pytest.fixture
def hospital(store: FakeStore, agency_facts: Callable[..., AgencyFacts]) -> Agency:
    hospital = Agency.register(agency_facts())
    store.agencies.add(hospital)
    return hospital


@pytest.fixture
def school(store: FakeStore, agency_facts: Callable[..., AgencyFacts]) -> Agency:
    school = Agency.register(agency_facts(kind=AgencyKind.PLACING, name_fr="Cégep du Nord"))
    store.agencies.add(school)
    return school


@pytest.fixture
def chief(hospital: Agency) -> Viewer:
    """The hospital's local administrator."""
    return a_viewer(
        agency_id=hospital.id, role=Role.RECEIVING_COORDINATOR, level=Level.LOCAL_ADMINISTRATOR
    )


@pytest.fixture
def helene(store: FakeStore, hospital: Agency, person_facts: Callable[..., PersonFacts]) -> Person:
    """A receiving coordinator of the hospital."""
    person = Person.add(person_facts(), agency_id=hospital.id)
    store.people.add(person)
    return person


@pytest.fixture
def account(store: FakeStore, helene: Person) -> Account:
    """Hélène's, with a password and her role."""
    account = Account.open(
        person_id=helene.id,
        agency_id=helene.agency_id,
        direct_email=helene.facts.direct_email,
        password_hash="a hash",
    )
    account.accept_responsibilities(1)
    account.finish_orientation(store.now)
    store.accounts.add(account)
    assignment = RoleAssignment.assign(
        person_id=helene.id,
        agency_id=helene.agency_id,
        rights=Rights(role=Role.RECEIVING_COORDINATOR),
    )
    store.role_assignments.add(assignment)
    account.take_events()
    return account

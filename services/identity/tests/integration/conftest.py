"""The real application on its real database, and a small world of agencies and staff in it."""

import base64
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx2
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from chassis.auth import Level, Role, Viewer
from chassis.ids import new_id
from chassis.store import Database
from identity.app import create_app
from identity.commands.access.assign_role import AssignRole, assign_role
from identity.commands.accounts.bootstrap import Bootstrap, bootstrap
from identity.commands.accounts.open_account import OpenAccount, open_account
from identity.commands.agencies.register_agency import RegisterAgency, register_agency
from identity.commands.people.add_person import AddPerson, add_person
from identity.domain.access.rights import the_installation
from identity.domain.access.role_assignment import Rights
from identity.domain.agencies.agency import AgencyFacts, AgencyKind
from identity.domain.people.person import PersonFacts
from identity.settings import Settings
from identity.store.sign_in.password_hashes import PasswordHashes
from identity.store.store import IdentityStore
from identity.store.tables import metadata
from testkit import client_for, public_key_set

from .told import untold

SEAL = base64.b64encode(bytes(range(32))).decode()
OUTBOX = metadata.tables["outbox"]


@dataclass(frozen=True)
class World:
    """Viewers: the administrator, and at the school and the hospital one of each level."""

    administrator: Viewer
    school_chief: Viewer
    school_clerk: Viewer
    hospital_chief: Viewer
    school_id: UUID
    hospital_id: UUID


@pytest.fixture
def settings(service_database: Callable[[str], str]) -> Settings:
    return Settings(
        database_url=service_database("identity"),
        jwks=public_key_set(),
        key_encryption_key=SEAL,
        password_memory_kib=64,
        refresh_cookie_path="/sessions",
    )


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    return create_app(settings)


@pytest.fixture
async def database(app: FastAPI) -> AsyncIterator[Database[IdentityStore]]:
    database: Database[IdentityStore] = app.state.database
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def client(
    app: FastAPI, database: Database[IdentityStore]
) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody who has not signed in."""
    async with client_for(app) as client:
        yield client


@pytest.fixture
async def password_hash(password: str) -> str:
    return await PasswordHashes(memory_kib=64).hash(password)


@pytest.fixture
async def world(
    database: Database[IdentityStore],
    agency_facts: Callable[..., AgencyFacts],
    person_facts: Callable[..., PersonFacts],
    password_hash: str,
) -> World:
    """Everybody signs in as `<name>@practica.example` with the same password."""
    async with database.transaction() as store:
        first = await bootstrap(
            Bootstrap(
                email="administrator@practica.example",
                first_name="Ada",
                last_name="Min",
                password_hash=password_hash,
            ),
            store,
        )
        administrators = await store.accounts.to_sign_in(first.account_id)
        administrators.accept_responsibilities(1)
        administrators.finish_orientation(store.now)
        administrator = Viewer(
            account_id=first.account_id,
            person_id=first.person_id,
            role_assignment_id=first.role_assignment_id,
            agency_id=first.agency_id,
            role=Role.ADMINISTRATOR,
            level=Level.REGULAR,
            session_id=new_id(),
        )
        school, hospital = [
            await register_agency(
                RegisterAgency(viewer=administrator, facts=agency_facts(**facts)), store
            )
            for facts in (
                {"kind": AgencyKind.PLACING, "name_fr": "Cégep du Nord", "short_name": "CN"},
                {},
            )
        ]

        async def staff(name: str, agency_id: UUID, role: Role, level: Level) -> Viewer:
            facts = person_facts(first_name=name.title(), direct_email=f"{name}@practica.example")
            viewer = the_installation()
            person = await add_person(
                AddPerson(viewer=viewer, agency_id=agency_id, facts=facts), store
            )
            account = await open_account(
                OpenAccount(viewer=viewer, person_id=person.id, password_hash=password_hash), store
            )
            account.accept_responsibilities(1)
            account.finish_orientation(store.now)
            rights = Rights(role=role, level=level)
            assignment = await assign_role(
                AssignRole(viewer=viewer, person_id=person.id, agency_id=agency_id, rights=rights),
                store,
            )
            return assignment.viewer(account_id=account.id, session_id=new_id())

        placing, receiving = Role.PLACING_COORDINATOR, Role.RECEIVING_COORDINATOR
        return World(
            administrator=administrator,
            school_chief=await staff("chief", school.id, placing, Level.LOCAL_ADMINISTRATOR),
            school_clerk=await staff("clerk", school.id, placing, Level.REGULAR),
            hospital_chief=await staff("doctor", hospital.id, receiving, Level.LOCAL_ADMINISTRATOR),
            school_id=school.id,
            hospital_id=hospital.id,
        )


@pytest.fixture
def sign_in(client: httpx2.AsyncClient, password: str) -> Callable[..., Awaitable[httpx2.Response]]:
    async def signed_in(name: str, password: str = password, **more: Any) -> httpx2.Response:
        body = {"email": f"{name}@practica.example", "password": password, **more}
        return await client.post("/sessions", json=body)

    return signed_in


@pytest.fixture
def published(database: Database[IdentityStore]) -> Callable[[], Awaitable[list[str]]]:
    """The bodies of all events in the outbox, oldest first."""

    async def bodies() -> list[str]:
        async with database.reading() as connection:
            rows = await connection.all(select(OUTBOX.c.body).order_by(OUTBOX.c.id))
        return [row.body for row in rows]

    return bodies


@pytest.fixture
def behind_the_ledgers_back() -> None:
    """For a test that writes rows of rights by bare statements."""


@pytest.fixture(autouse=True)
async def the_ledger_tells_all(request: pytest.FixtureRequest) -> AsyncIterator[None]:
    """After each test the audit log, read from its beginning, says what the tables of rights say:
    whoever changed them, by whichever command, left a row."""
    address = (
        request.getfixturevalue("service_database")("identity")
        if "database" in request.fixturenames
        and "behind_the_ledgers_back" not in request.fixturenames
        else None
    )
    yield
    if address is not None:
        assert await untold(address) == []

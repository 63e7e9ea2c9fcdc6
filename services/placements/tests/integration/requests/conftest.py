"""A school, a hospital, their people, and the real application on a real database."""

from collections.abc import AsyncIterator, Callable
from uuid import UUID

import pytest

from chassis.auth import Role
from chassis.ids import new_id
from chassis.store import Database
from placements.app import create_app
from placements.messaging.outgoing import outgoing
from placements.settings import Settings
from placements.store.store import PlacementsStore
from placements.store.tables import people, places
from services.placements.tests.integration.requests.world import Store, World
from testkit.clients import client_for
from testkit.tokens import public_key_set


@pytest.fixture
async def world(service_database: Callable[..., str]) -> AsyncIterator[World]:
    settings = Settings(database_url=service_database("placements"), jwks=public_key_set())
    database: Store = Database(
        settings, store=PlacementsStore, outgoing=outgoing, source="placements"
    )
    async with client_for(create_app(settings, database=database)) as client:
        world = World(database, client)
        await settle(world)
        yield world


async def settle(world: World) -> None:
    names = {"name_fr": "Soins", "name_en": "Care"}
    for agency, kind, short in (
        (world.school, "placing", "UL"),
        (world.hospital, "receiving", "CHU"),
    ):
        await world.put(
            people.agencies,
            id=agency,
            kind=kind,
            name_fr=f"{short} fr",
            name_en=f"{short} en",
            short_name=short,
            province="QC",
            active=True,
        )
    for person, agency, role in (
        (world.pc, world.school, Role.PLACING_COORDINATOR),
        (world.rc, world.hospital, Role.RECEIVING_COORDINATOR),
        (world.dc, world.hospital, Role.DESTINATION_COORDINATOR),
    ):
        await settle_person(world, person, agency, role)
    at = {"site_id": world.site, "agency_id": world.hospital, "active": True}
    await world.put(
        places.sites,
        id=world.site,
        agency_id=world.hospital,
        name="Main building",
        search_key="main building",
        city=None,
        province="QC",
        active=True,
    )
    await world.put(places.services, id=world.service, contact_person_id=world.rc, **names, **at)
    await world.put(
        places.destinations,
        id=world.destination,
        contact_person_id=world.dc,
        name="4 West",
        name_key="4 west",
        short_name="4W",
        short_name_key="4w",
        **at,
    )
    async with world.database.transaction() as store:
        store.transaction.append(
            places.destination_services,
            {"destination_id": world.destination, "service_id": world.service},
        )
    await world.put(
        places.programs,
        id=world.program,
        agency_id=world.school,
        discipline="nursing",
        department_id=world.department,
        **names,
        active=True,
    )


async def settle_person(world: World, id: UUID, agency_id: UUID, role: Role) -> None:
    """A person with an account, who signed in yesterday, and one role for the whole agency."""
    await world.put(
        people.people,
        id=id,
        agency_id=agency_id,
        first_name=role.value,
        last_name="Tremblay",
        language="fr",
        active=True,
    )
    await world.put(people.accounts, **world.account(id))
    await world.put(
        people.role_assignments,
        id=new_id(),
        person_id=id,
        agency_id=agency_id,
        role=role.value,
        level="regular",
        program_ids=None,
        site_ids=None,
        destination_ids=None,
        active=True,
    )

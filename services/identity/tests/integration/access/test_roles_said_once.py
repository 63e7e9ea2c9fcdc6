"""A person has a role at an agency once, whoever gives it and however many do at once."""

from importlib.util import module_from_spec, spec_from_file_location
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from fastapi import FastAPI
from sqlalchemy import ColumnElement, Insert, NullPool, func, select
from sqlalchemy.ext.asyncio import create_async_engine

from chassis.auth import Role
from chassis.domain import Conflict
from chassis.migrations.programs import migrations_of
from chassis.store import Database
from identity.commands.access.assign_role import AssignRole, assign_role
from identity.domain.access.rights import the_installation
from identity.domain.access.role_assignment import Rights
from identity.settings import Settings
from identity.store.store import IdentityStore
from identity.store.tables.access import role_assignments
from testkit import client_for

ROLE = "receiving_coordinator"
IN_FULL = "ux_role_assignments_said_once_in_full"


def _loaded(name: str) -> Any:
    spec = spec_from_file_location(name, migrations_of("identity") / "versions" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


said_once = _loaded("2026_11_23_0920_roles_said_once")


@pytest.mark.parametrize("sites", [None, 1, 250])
async def test_the_same_role_a_second_time_is_refused(
    app: FastAPI, world: Any, sites: int | None
) -> None:
    chief = world.hospital_chief
    body = {
        "person_id": str(await _colleague(app, world)),
        "agency_id": str(chief.agency_id),
        "role": ROLE,
        "site_ids": None if sites is None else [str(uuid4()) for _ in range(sites)],
    }
    async with client_for(app, chief) as client:
        first = await client.post("/role-assignments", json=body)
        second = await client.post(
            "/role-assignments", json=body, headers={"Accept-Language": "en"}
        )

    assert (first.status_code, second.status_code) == (201, 409)
    assert (second.json()["slug"], second.json()["title"]) == (
        "role-already-assigned",
        "Role already given",
    )
    assert second.json()["facts"] == {"role_assignment_id": first.json()["id"]}


async def test_of_two_that_come_at_once_one_is_refused(
    world: Any, database: Database[IdentityStore]
) -> None:
    """Neither finds the other; the index does."""
    command = AssignRole(
        viewer=the_installation(),
        person_id=world.school_clerk.person_id,
        agency_id=world.hospital_id,
        rights=Rights(role=Role.SUPERVISOR),
    )

    async def both() -> None:
        async with database.transaction() as slower:
            await assign_role(command, slower)
            async with database.transaction() as faster:
                await assign_role(command, faster)

    with pytest.raises(Conflict):
        await both()


@pytest.mark.usefixtures("behind_the_ledgers_back")
async def test_the_database_itself_keeps_no_two(
    world: Any, database: Database[IdentityStore]
) -> None:
    chosen = role_assignments.c.person_id == world.school_clerk.person_id
    again = _again(chosen)
    ended = role_assignments.update().where(chosen).values(active=False)

    async with database.reading() as connection:
        with pytest.raises(Exception, match="ux_role_assignments_said_once"):
            await connection.execute(again)
        await connection.execute(ended)
        assert await connection.execute(again) == 1
        assert await connection.execute(again) == 2  # those that ended may say the same


@pytest.mark.usefixtures("behind_the_ledgers_back")
async def test_a_database_with_two_is_migrated_once_people_chose_one(
    world: Any, database: Database[IdentityStore], settings: Settings
) -> None:
    chosen = role_assignments.c.person_id == world.school_clerk.person_id
    async with database.reading() as connection:
        await connection.run(f"DROP INDEX {IN_FULL}")
        await connection.execute(_again(chosen))
        ids = await connection.all(select(role_assignments.c.id).where(chosen))

        with pytest.raises(RuntimeError) as refused:
            await _migrate(settings.database_url)
        one = role_assignments.c.id == ids[1].id
        await connection.execute(role_assignments.update().where(one).values(active=False))
        await _migrate(settings.database_url)

    assert all(str(row.id) in str(refused.value) for row in ids)


async def _migrate(url: str) -> None:
    """That one migration alone, and then the index that a later one puts in its place."""

    def run(connection: Any) -> None:
        with Operations.context(MigrationContext.configure(connection)):
            said_once.upgrade()
        connection.exec_driver_sql("DROP INDEX ux_role_assignments_said_once")
        next(each for each in role_assignments.indexes if each.name == IN_FULL).create(connection)

    async def connect(*_: object, **__: object) -> Any:
        return await asyncpg.connect(url)

    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.run_sync(run)
    await engine.dispose()


def _again(chosen: ColumnElement[bool]) -> Insert:
    """What was chosen, a second time."""
    kept = [column for column in role_assignments.c if column.name != "id"]
    return role_assignments.insert().from_select(
        ["id", *(column.name for column in kept)],
        select(func.gen_random_uuid(), *kept).where(chosen),
    )


async def _colleague(app: FastAPI, world: Any) -> Any:
    person = {"first_name": "Luc", "last_name": "Roy", "language": "fr", "roles": [ROLE]}
    async with client_for(app, world.hospital_chief) as client:
        body = {**person, "agency_id": str(world.hospital_id)}
        return (await client.post("/people", json=body)).json()["id"]

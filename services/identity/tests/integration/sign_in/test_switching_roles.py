"""Acting in another role, and what becomes of a session when rights change."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import httpx2
import pytest
from joserfc.util import json_b64decode

from chassis.auth import Role, Viewer
from chassis.store import Database
from identity.commands.access.assign_role import AssignRole, assign_role
from identity.commands.access.change_role_assignment import (
    ChangeRoleAssignment,
    change_role_assignment,
)
from identity.domain.access.rights import the_installation
from identity.domain.access.role_assignment import Rights, RoleAssignment
from identity.store.store import IdentityStore

SignIn = Callable[..., Awaitable[httpx2.Response]]


def bearing(answer: httpx2.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


@pytest.fixture
def refresh(client: httpx2.AsyncClient) -> Callable[[httpx2.Response], Awaitable[httpx2.Response]]:
    async def refreshed(opened: httpx2.Response) -> httpx2.Response:
        body = {"refresh_token": opened.json()["refresh_token"]}
        return await client.post("/sessions/refresh", json=body)

    return refreshed


def claims(token: str) -> dict[str, Any]:
    """What the token says; whether that is true is tested elsewhere."""
    body = token.split(".")[1]
    read: dict[str, Any] = json_b64decode(body.encode())
    return read


async def change(
    database: Database[IdentityStore], viewer: Viewer, *, active: bool | None = None, **rights: Any
) -> None:
    """The role of this viewer, by the installation."""
    async with database.transaction() as store:
        await change_role_assignment(
            ChangeRoleAssignment(
                viewer=the_installation(),
                id=viewer.role_assignment_id,
                change=lambda former: replace(former, **rights),
                active=active,
            ),
            store,
        )


async def a_second_role(database: Database[IdentityStore], world: Any) -> RoleAssignment:
    """The school's clerk also supervises at the hospital."""
    async with database.transaction() as store:
        return await assign_role(
            AssignRole(
                viewer=the_installation(),
                person_id=world.school_clerk.person_id,
                agency_id=world.hospital_id,
                rights=Rights(role=Role.SUPERVISOR),
            ),
            store,
        )


async def test_the_role_switcher_gives_a_token_for_the_other_role(
    client: httpx2.AsyncClient,
    sign_in: SignIn,
    refresh: Any,
    database: Database[IdentityStore],
    world: Any,
) -> None:
    second = await a_second_role(database, world)
    opened = await sign_in("clerk")
    body = {"role_assignment_id": str(second.id)}

    switched = await client.post(
        "/sessions/current/role-assignment", json=body, headers=bearing(opened)
    )

    current = (await client.get("/sessions/current", headers=bearing(switched))).json()
    assert current["role_assignment_id"] == str(second.id)
    assert [role["role"] for role in current["roles"]] == ["placing_coordinator", "supervisor"]
    again = (await client.get("/sessions/current", headers=bearing(await refresh(opened)))).json()
    assert again["role_assignment_id"] == str(second.id)


async def test_nobody_switches_to_the_role_of_another(
    client: httpx2.AsyncClient, sign_in: SignIn, world: Any
) -> None:
    body = {"role_assignment_id": str(world.hospital_chief.role_assignment_id)}

    answer = await client.post(
        "/sessions/current/role-assignment", json=body, headers=bearing(await sign_in("clerk"))
    )

    assert answer.status_code == 404


async def test_changed_rights_take_effect_at_the_next_refresh(
    sign_in: SignIn, refresh: Any, database: Database[IdentityStore], world: Any
) -> None:
    opened = await sign_in("clerk")
    await change(database, world.school_clerk, program_ids=frozenset())

    token = (await refresh(opened)).json()["access_token"]

    assert claims(opened.json()["access_token"])["program_ids"] is None
    assert claims(token)["program_ids"] == []


async def test_a_session_without_any_role_left_is_over(
    sign_in: SignIn, refresh: Any, database: Database[IdentityStore], world: Any
) -> None:
    opened = await sign_in("clerk")
    await change(database, world.school_clerk, active=False)

    assert (await refresh(opened)).json()["slug"] == "session-over"
    assert (await sign_in("clerk")).json()["slug"] == "no-role"

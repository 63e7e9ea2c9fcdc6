"""Foreign agencies' staff do not exist, and colleagues without the level only look."""

from typing import Any

import pytest
from fastapi import FastAPI
from pydantic_core import to_jsonable_python

from chassis.auth import Level, Role
from testkit import a_viewer, client_for

FACTS = {"first_name": "A", "last_name": "B", "language": "en", "roles": ["supervisor"]}


def reads(viewer: Any) -> list[str]:
    return [
        f"/people/{viewer.person_id}",
        f"/accounts/{viewer.account_id}",
        f"/role-assignments/{viewer.role_assignment_id}",
    ]


def changes(viewer: Any) -> list[tuple[str, str, dict[str, Any]]]:
    person, account = viewer.person_id, viewer.account_id
    return [
        ("POST", "/departments", {"agency_id": viewer.agency_id, "name_fr": "A", "name_en": "A"}),
        ("POST", "/people", {**FACTS, "agency_id": viewer.agency_id}),
        ("PATCH", f"/people/{person}", {"title": "A"}),
        ("POST", f"/people/{person}/deactivate", {"reason": "left"}),
        ("POST", f"/people/{person}/restore", {}),
        ("POST", "/accounts", {"person_id": person}),
        ("PATCH", f"/accounts/{account}", {"enabled": False}),
        ("POST", f"/accounts/{account}/invitations", {}),
        (
            "POST",
            "/role-assignments",
            {"person_id": person, "agency_id": viewer.agency_id, "role": "placing_coordinator"},
        ),
        ("PATCH", f"/role-assignments/{viewer.role_assignment_id}", {"active": False}),
        ("PATCH", f"/agencies/{viewer.agency_id}", {"name_fr": "A"}),
    ]


async def answers(app: FastAPI, viewer: Any, wanted: list[Any]) -> dict[str, int]:
    given = {}
    async with client_for(app, viewer) as client:
        for method, path, body in wanted:
            answer = await client.request(method, path, json=to_jsonable_python(body))
            given[f"{method} {path}"] = answer.status_code
    return given


async def test_nothing_of_a_foreign_agency_can_be_changed_or_even_seen(
    app: FastAPI, world: Any
) -> None:
    given = await answers(app, world.hospital_chief, changes(world.school_clerk))
    async with client_for(app, world.hospital_chief) as client:
        seen = {path: (await client.get(path)).status_code for path in reads(world.school_clerk)}

    assert {path: status for path, status in (given | seen).items() if status != 404} == {}


async def test_a_colleague_without_the_level_changes_nothing(app: FastAPI, world: Any) -> None:
    wanted = changes(world.school_chief)
    given = await answers(app, world.school_clerk, wanted)

    assert given.pop("POST /people") == 201  # a placing coordinator keeps staff records, too
    assert {path: status for path, status in given.items() if status != 403} == {}


@pytest.mark.parametrize("level", [Level.VIEW_ONLY, Level.VIEW_ONLY_WITHOUT_NAMES])
async def test_an_administrator_who_may_only_look_changes_nothing(
    app: FastAPI, world: Any, level: Level
) -> None:
    monitor = a_viewer(role=Role.ADMINISTRATOR, level=level)

    given = await answers(app, monitor, changes(world.school_clerk))
    async with client_for(app, monitor) as client:
        seen = {path: (await client.get(path)).status_code for path in reads(world.school_clerk)}

    assert set(given.values()) == {403}
    assert set(seen.values()) == {200}


async def test_a_colleague_is_shown_without_the_sign_in_name(app: FastAPI, world: Any) -> None:
    path = f"/people/{world.school_chief.person_id}"
    async with client_for(app, world.school_clerk) as clerk:
        colleague = await clerk.get(path)
        accounts = await clerk.get("/accounts")
        roles = await clerk.get("/role-assignments")
        account = await clerk.get(f"/accounts/{world.school_chief.account_id}")
        own = await clerk.get(f"/accounts/{world.school_clerk.account_id}")
    async with client_for(app, world.school_chief) as chief:
        herself = await chief.get(path)

    assert (colleague.status_code, colleague.json()["direct_email"]) == (200, None)
    assert herself.json()["direct_email"] == "chief@practica.example"
    assert (accounts.status_code, roles.status_code) == (403, 403)
    assert (account.status_code, own.status_code) == (404, 200)


async def test_lists_end_at_the_border_of_the_agency(app: FastAPI, world: Any) -> None:
    async with client_for(app, world.hospital_chief) as chief:
        seen = {path: (await chief.get(path)).json() for path in ("/people", "/accounts")}
        narrowed = await chief.get("/people", params={"agency_id": str(world.school_id)})
        roles = (await chief.get("/role-assignments")).json()

    agencies = {row["agency_id"] for rows in [*seen.values(), roles] for row in rows}
    assert agencies == {str(world.hospital_id)}
    assert narrowed.json() == []


async def test_an_administrator_sees_everybody(app: FastAPI, world: Any) -> None:
    async with client_for(app, world.administrator) as administrator:
        people = (await administrator.get("/people")).json()
        roles = (
            await administrator.get("/role-assignments", params={"role": "administrator"})
        ).json()

    assert [person["first_name"] for person in people] == ["Chief", "Clerk", "Doctor", "Ada"]
    assert [role["last_name"] for role in roles] == ["Min"]


async def test_without_a_token_only_signing_in_is_possible(app: FastAPI, world: Any) -> None:
    open_paths = set()
    async with client_for(app) as nobody:
        for path, operations in app.openapi()["paths"].items():
            for method in operations:
                address = path.replace("{id}", str(world.school_id))
                answer = await nobody.request(method.upper(), address, json={})
                if answer.status_code != 401:
                    open_paths.add(f"{method} {path}")

    assert open_paths == {
        "get /.well-known/jwks.json",
        "get /.well-known/oauth-authorization-server",
        "get /sign-ons/choices",
        "post /email-changes/agree",
        "post /invitations/accept",
        "post /oauth2/token",
        "post /password-resets",
        "post /sessions",
        "post /sessions/enrolment",
        "post /sessions/enrolment/confirm",
        "post /sessions/passkey",
        "post /sessions/passkey-challenges",
        "post /sessions/second-step",
        "post /sign-ons",
        "post /sign-ons/return",
    }

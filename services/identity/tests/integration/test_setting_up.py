"""Setting up agencies, departments, people, accounts and roles, over HTTP."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from testkit import client_for

Published = Callable[[], Awaitable[list[str]]]

AGENCY = {
    "kind": "receiving",
    "name_fr": "Hôtel-Dieu de Lévis",
    "name_en": "Lévis General",
    "short_name": "HDL",
    "province": "QC",
    "region": "Chaudière-Appalaches",
}
NAMES = {"name_fr": "Soins", "name_en": "Nursing"}
PERSON = {
    "first_name": "Zoé",
    "last_name": "Gagné",
    "language": "fr",
    "roles": ["supervisor"],
    "email": "soins@levis.example",
    "direct_email": "Zoe.Gagne@levis.example",
}


async def test_a_hospital_from_nothing_to_its_first_sign_in(
    app: FastAPI, world: Any, published: Published, password: str
) -> None:
    before = len(await published())
    async with client_for(app, world.administrator) as admin:
        agency = await admin.post("/agencies", json=AGENCY)
        agency_id = agency.json()["id"]
        department = await admin.post("/departments", json={**NAMES, "agency_id": agency_id})
        staff = {**PERSON, "agency_id": agency_id, "department_id": department.json()["id"]}
        person = await admin.post("/people", json=staff)
        person_id = person.json()["id"]
        account = await admin.post("/accounts", json={"person_id": person_id, "hand_over": True})
        role = {"person_id": person_id, "agency_id": agency_id, "role": "supervisor"}
        assignment = await admin.post("/role-assignments", json=role)
        invitation = account.json()["invitation"]
        accepted = await admin.post(
            "/invitations/accept", json={"token": invitation["token"], "password": password}
        )
        opened = await admin.post(
            "/sessions", json={"email": "zoe.gagne@levis.example", "password": password}
        )

    created = [agency, department, person, account, assignment]
    assert [answer.status_code for answer in created] == [201] * 5
    assert [answer.headers["etag"] for answer in created] == ['"1"'] * 5
    assert person.headers["location"] == f"/people/{person_id}"
    assert (accepted.status_code, opened.status_code) == (204, 201)
    assert invitation["link"].endswith(f"#{invitation['token']}")
    events = [json.loads(body) for body in (await published())[before:]]
    assert [event["type"].split(".")[1] for event in events] == [
        "agency_recorded",
        "department_recorded",
        "person_recorded",
        "account_recorded",
        "role_assignment_recorded",
        "account_recorded",
    ]
    assert events[2]["data"]["email"] == "soins@levis.example"
    assert events[4]["data"]["site_ids"] is None
    assert invitation["token"] not in "".join(await published())


async def test_a_change_needs_the_version_that_was_read(app: FastAPI, world: Any) -> None:
    path = f"/people/{world.school_clerk.person_id}"
    async with client_for(app, world.school_chief) as chief:
        read = await chief.get(path)
        condition = {"If-Match": read.headers["etag"]}
        change = {"title": "Conseillère", "email": None}
        changed = await chief.patch(path, json=change, headers=condition)
        again = await chief.patch(path, json={"title": "Autre"}, headers=condition)
        shown = await chief.get(path)

    assert changed.status_code == 200
    assert (changed.headers["etag"], again.status_code) == ('"2"', 409)
    assert again.json()["slug"] == "record-changed"
    assert shown.json() == {**changed.json(), "account_state": "invited"}
    assert (shown.json()["title"], shown.json()["email"]) == ("Conseillère", None)
    assert shown.json()["first_name"] == "Clerk"


async def test_an_account_is_disabled_and_its_person_cannot_sign_in(
    app: FastAPI, world: Any, sign_in: Any
) -> None:
    path = f"/accounts/{world.school_clerk.account_id}"
    async with client_for(app, world.school_chief) as chief:
        changed = await chief.patch(path, json={"enabled": False})

    assert changed.json()["enabled"] is False
    assert (await sign_in("clerk")).json()["slug"] == "account-disabled"


async def test_somebody_who_leaves_is_signed_out_everywhere(
    app: FastAPI, world: Any, sign_in: Any, client: httpx2.AsyncClient
) -> None:
    opened = await sign_in("clerk")
    async with client_for(app, world.school_chief) as chief:
        left = await chief.post(
            f"/people/{world.school_clerk.person_id}/deactivate", json={"reason": "left"}
        )
        restored = await chief.post(f"/people/{world.school_clerk.person_id}/restore")
        account = await chief.get(f"/accounts/{world.school_clerk.account_id}")

    token = {"refresh_token": opened.json()["refresh_token"]}
    assert (await client.post("/sessions/refresh", json=token)).status_code == 401
    assert (left.json()["active"], restored.json()["active"]) == (False, True)
    assert account.json()["enabled"] is False


async def test_a_role_is_narrowed_widened_and_ended(app: FastAPI, world: Any) -> None:
    path = f"/role-assignments/{world.school_clerk.role_assignment_id}"
    program = "019ab0c4-5d6e-7f80-9a1b-2c3d4e5f6071"
    async with client_for(app, world.school_chief) as chief:
        narrowed = await chief.patch(path, json={"program_ids": [program]})
        ended = await chief.patch(path, json={"active": False})
        widened = await chief.patch(path, json={"program_ids": None, "active": True})
        wrong = await chief.patch(path, json={"site_ids": [program]})

    assert narrowed.json()["program_ids"] == [program]
    assert (ended.json()["active"], ended.json()["program_ids"]) == (False, [program])
    assert (widened.json()["active"], widened.json()["program_ids"]) == (True, None)
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "site_ids")


async def test_a_local_administrator_renames_the_agency_but_does_not_change_its_kind(
    app: FastAPI, world: Any
) -> None:
    path = f"/agencies/{world.school_id}"
    async with client_for(app, world.school_chief) as chief:
        renamed = await chief.patch(path, json={"name_en": "North College"})
        refused = [
            await chief.patch(path, json=change)
            for change in ({"kind": "both"}, {"province": "ON"}, {"active": False})
        ]

    assert renamed.json()["name_en"] == "North College"
    assert [answer.json()["slug"] for answer in refused] == ["administrators-only"] * 3


async def test_the_same_request_under_one_key_has_its_effect_once(app: FastAPI, world: Any) -> None:
    key = {"Idempotency-Key": "a person of mine"}
    staff = {**PERSON, "agency_id": str(world.school_id)}
    async with client_for(app, world.school_chief) as chief:
        first = await chief.post("/people", json=staff, headers=key)
        second = await chief.post("/people", json=staff, headers=key)
        found = await chief.get("/people", params={"q": "gagne zoe"})

    assert first.json() == second.json()
    assert len(found.json()) == 1


async def test_the_answer_with_an_invitation_is_kept_under_no_key(
    app: FastAPI, world: Any, database: Any
) -> None:
    key = {"Idempotency-Key": "an invitation of mine"}
    path = f"/accounts/{world.school_clerk.account_id}/invitations"
    async with client_for(app, world.school_chief) as chief:
        body = {"hand_over": True}
        tokens = {(await chief.post(path, json=body, headers=key)).json()["token"] for _ in "12"}

    assert len(tokens) == 2


@pytest.mark.parametrize(
    ("change", "slug", "field"),
    [
        ({"first_name": "  "}, "name-missing", "first_name"),
        ({"direct_email": "nobody"}, "malformed-email", "direct_email"),
        ({"roles": []}, "validation", "roles"),
        ({"colour": "red"}, "validation", "colour"),
    ],
)
async def test_a_record_that_says_too_little_or_too_much_is_refused(
    app: FastAPI, world: Any, change: dict[str, Any], slug: str, field: str
) -> None:
    staff = {**PERSON, "agency_id": str(world.school_id), **change}
    async with client_for(app, world.school_chief) as chief:
        refused = await chief.post("/people", json=staff)

    assert (refused.status_code, refused.json()["slug"]) == (422, slug)
    assert refused.json()["errors"][0]["field"] == field

"""Searching before adding, the warning, and deleting what was added twice."""

import asyncio
import json
from typing import Any

import pytest
from fastapi import FastAPI

from chassis.ids import new_id
from testkit import client_for

PERSON = {
    "first_name": "Zoé",
    "last_name": "Gagné",
    "language": "fr",
    "roles": ["supervisor"],
    "direct_email": "zoe.gagne@nord.example",
    "phones": [{"kind": "mobile", "number": "+1 (819) 555-0100", "extension": "4"}],
}


@pytest.fixture
async def zoe(app: FastAPI, world: Any) -> str:
    async with client_for(app, world.school_chief) as chief:
        added = await chief.post("/people", json={**PERSON, "agency_id": str(world.school_id)})
    assert added.status_code == 201, added.text
    return str(added.json()["id"])


@pytest.mark.parametrize("words", ["gagne ZOE", "zoe.gagne@nord", "8195550100", "555-0100"])
async def test_who_left_is_found_by_name_address_and_telephone(
    app: FastAPI, world: Any, zoe: str, words: str
) -> None:
    async with client_for(app, world.school_chief) as chief:
        await chief.post(f"/people/{zoe}/deactivate", json={"reason": "retired"})
        found = (await chief.get("/people", params={"q": words})).json()

    assert [person["id"] for person in found] == [zoe]
    assert found[0]["deactivation_reason"] == "retired"
    assert found[0]["phones"] == PERSON["phones"]


@pytest.mark.parametrize(
    ("change", "likeness"),
    [
        ({"first_name": "zoe", "direct_email": None}, "same_name"),
        ({"first_name": "Zoée", "direct_email": None}, "alike_name"),
        ({"first_name": "Léa", "last_name": "Roy", "direct_email": "ZOE.GAGNE@nord.example"}, None),
    ],
)
async def test_whoever_is_alike_is_named_before_somebody_is_added(
    app: FastAPI, world: Any, zoe: str, change: dict[str, Any], likeness: str | None
) -> None:
    newcomer = {**PERSON, **change, "agency_id": str(world.school_id)}
    asked = {name: newcomer[name] for name in ("agency_id", "first_name", "last_name")}
    if newcomer["direct_email"]:
        asked["direct_email"] = newcomer["direct_email"]
    async with client_for(app, world.school_chief) as chief:
        await chief.post(f"/people/{zoe}/deactivate", json={"reason": "left"})
        alike = (await chief.get("/people/alike", params=asked)).json()
        warned = await chief.post("/people", json=newcomer)
        added = await chief.post("/people", json={**newcomer, "confirmed_not_duplicate": True})

    assert (warned.status_code, warned.json()["slug"]) == (409, "person-alike")
    assert warned.json()["errors"][0]["field"] == "confirmed_not_duplicate"
    [candidate] = warned.json()["facts"]["candidates"]
    assert [candidate] == alike
    assert (candidate["id"], candidate["active"]) == (zoe, False)
    assert candidate["likeness"] == [likeness or "same_email"]
    assert added.status_code == 201


async def test_nobody_of_a_foreign_agency_is_named(app: FastAPI, world: Any, zoe: str) -> None:
    newcomer = {**PERSON, "agency_id": str(world.hospital_id)}
    asked = {"agency_id": str(world.school_id), "first_name": "Zoé", "last_name": "Gagné"}
    async with client_for(app, world.hospital_chief) as stranger:
        hidden = await stranger.get("/people/alike", params=asked)
        added = await stranger.post("/people", json=newcomer)
    async with client_for(app, world.school_clerk) as clerk:
        refused = await clerk.get("/people/alike", params=asked)
    async with client_for(app, world.administrator) as administrator:
        warned = await administrator.post("/people", json=newcomer)

    assert (hidden.status_code, added.status_code, refused.status_code) == (404, 201, 403)
    named = {one["id"] for one in warned.json()["facts"]["candidates"]}
    assert named == {zoe, added.json()["id"]}


async def test_of_two_who_add_the_same_person_at_once_one_is_warned(
    app: FastAPI, world: Any
) -> None:
    newcomer = {**PERSON, "agency_id": str(world.school_id)}
    async with client_for(app, world.school_chief) as chief:
        both = await asyncio.gather(*(chief.post("/people", json=newcomer) for _ in range(2)))

    assert sorted(answer.status_code for answer in both) == [201, 409]


async def test_a_duplicate_is_deleted_and_the_others_learn_which_record_stays(
    app: FastAPI, world: Any, zoe: str, published: Any
) -> None:
    again = {**PERSON, "agency_id": str(world.school_id), "confirmed_not_duplicate": True}
    async with client_for(app, world.school_chief) as chief:
        twin = (await chief.post("/people", json=again)).json()["id"]
        early = await chief.delete(f"/people/{twin}")
        gone = await chief.post(f"/people/{twin}/deactivate", json={"reason": "duplicate"})
        stale = await chief.delete(f"/people/{twin}", headers={"If-Match": '"1"'})
        deleted = await chief.delete(
            f"/people/{twin}",
            params={"kept_person_id": zoe},
            headers={"If-Match": gone.headers["etag"]},
        )
        after = await chief.get(f"/people/{twin}")

    assert early.json()["slug"] == "not-a-duplicate"
    assert (stale.status_code, deleted.status_code, after.status_code) == (409, 204, 404)
    last = json.loads((await published())[-1])
    assert last["type"] == "identity.person_deleted.v1"
    assert last["data"] == {
        "person_id": twin,
        "agency_id": str(world.school_id),
        "kept_person_id": zoe,
    }
    assert last["sequence"] == 3


async def test_who_has_an_account_is_no_duplicate_to_delete(app: FastAPI, world: Any) -> None:
    path = f"/people/{world.school_clerk.person_id}"
    async with client_for(app, world.school_chief) as chief:
        await chief.post(f"{path}/deactivate", json={"reason": "duplicate"})
        refused = await chief.delete(path)
    async with client_for(app, world.hospital_chief) as stranger:
        hidden = await stranger.delete(path)
        unknown = await stranger.delete(f"/people/{new_id()}")

    assert refused.json()["slug"] == "duplicate-in-use"
    assert (hidden.status_code, unknown.status_code) == (404, 404)


async def test_the_reasons_for_leaving_are_a_list_in_both_languages(
    app: FastAPI, world: Any
) -> None:
    async with client_for(app, world.school_clerk) as clerk:
        reasons = (await clerk.get("/deactivation-reasons")).json()

    assert {
        "reason": "duplicate",
        "label_fr": "Fiche en double",
        "label_en": "Duplicate record",
    } in reasons
    assert len({reason["label_fr"] for reason in reasons}) == len(reasons) == 7


async def test_a_number_of_no_telephone_is_named_by_its_place(app: FastAPI, world: Any) -> None:
    phones = [*PERSON["phones"], {"kind": "work", "number": "poste 4"}]
    newcomer = {**PERSON, "agency_id": str(world.school_id), "phones": phones}
    async with client_for(app, world.school_chief) as chief:
        refused = await chief.post("/people", json=newcomer)

    assert refused.json()["errors"][0]["field"] == "phones[1].number"

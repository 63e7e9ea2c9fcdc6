"""Finding people and agencies, page by page."""

import re
from typing import Any

import pytest
from fastapi import FastAPI

from chassis.store import Database
from identity.commands.people.add_person import AddPerson, add_person
from identity.store.store import IdentityStore
from testkit import client_for


@pytest.fixture
async def crowd(database: Database[IdentityStore], world: Any, person_facts: Any) -> list[str]:
    """Twelve more people of the school, some of the same name; answers all in a list's order."""
    names = [("Émile", "Côté"), ("Emma", "Cote"), ("Zoé", "Côté"), ("Luc", "Œuvrard")] * 3
    async with database.transaction() as store:
        for first, last in names:
            facts = person_facts(first_name=first, last_name=last, direct_email=None)
            await add_person(
                AddPerson(
                    viewer=world.school_chief,
                    agency_id=world.school_id,
                    facts=facts,
                    confirmed_not_duplicate=True,
                ),
                store,
            )
    return ["Chief", "Clerk"] + ["Émile"] * 3 + ["Emma"] * 3 + ["Zoé"] * 3 + ["Luc"] * 3


async def test_a_list_is_read_page_by_page_without_gaps_or_repeats(
    app: FastAPI, world: Any, crowd: list[str]
) -> None:
    seen: list[dict[str, Any]] = []
    async with client_for(app, world.school_chief) as chief:
        address = "/people?limit=5&q=riviere"
        while address:
            page = await chief.get(address)
            seen += page.json()
            link = re.search(r"<([^>]+)>", page.headers.get("link", ""))
            address = link[1] if link else ""

    assert len({person["id"] for person in seen}) == len(seen) == 14
    assert [person["first_name"] for person in seen] == crowd


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("cote", 11),
        ("CÔT", 11),
        ("ém côté", 6),
        ("oeuv", 3),
        ("luc cote", 0),
        ("riviere.example", 14),
        ("!", 14),
    ],
)
async def test_people_are_found_whatever_accents_are_typed(
    app: FastAPI, world: Any, crowd: list[str], words: str, found: int
) -> None:
    async with client_for(app, world.school_chief) as chief:
        people = (await chief.get("/people", params={"q": words, "limit": 200})).json()

    assert len(people) == found


async def test_people_are_narrowed_by_role_and_activity(
    app: FastAPI, world: Any, crowd: list[str]
) -> None:
    clerk = world.school_clerk.person_id
    async with client_for(app, world.school_chief) as chief:
        await chief.patch(f"/people/{clerk}", json={"roles": ["instructor"]})
        instructors = (await chief.get("/people", params={"role": "instructor"})).json()
        await chief.post(f"/people/{clerk}/deactivate", json={"reason": "left"})
        active = (await chief.get("/people", params={"active": True})).json()
        everybody = (await chief.get("/people")).json()

    assert [person["id"] for person in instructors] == [str(clerk)]
    assert (len(active), len(everybody)) == (13, 14)


async def test_everybody_finds_every_agency(app: FastAPI, world: Any) -> None:
    async with client_for(app, world.school_clerk) as clerk:
        found = (await clerk.get("/agencies", params={"q": "riv hop"})).json()
        placing = (await clerk.get("/agencies", params={"kind": "placing"})).json()
        one = await clerk.get(f"/agencies/{world.hospital_id}")

    assert [agency["id"] for agency in found] == [str(world.hospital_id)]
    assert [agency["short_name"] for agency in placing] == ["CN"]
    assert one.json() == found[0]

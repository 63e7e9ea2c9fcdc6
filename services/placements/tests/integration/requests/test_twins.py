"""Rules that are said twice, in Python and in SQL, say the same."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Uuid, literal, select

from chassis.auth import Role, Viewer
from chassis.ids import new_id
from placements.domain.requests.channels import Contact
from placements.domain.requests.labels import Label, label_of
from placements.domain.requests.rights import may_see, side_of
from placements.domain.requests.statuses import Status
from placements.queries.requests.filters import RequestFilter, conditions
from placements.queries.requests.labels import contact_is_user
from placements.queries.requests.visibility import visible_to
from placements.store.tables import people
from placements.store.tables.requests import placement_requests

TODAY = date(2026, 11, 23)


@pytest.fixture
async def requests(world: Any) -> list[Any]:
    """A request of every status, with and without what changes labels and sight."""
    ids = [await world.create() for _ in range(36)]
    async with world.database.transaction() as store:
        loaded = [await store.placement_requests.get(UUID(one)) for one in ids]
        for request, (status, variant) in zip(loaded, product(Status, range(3)), strict=True):
            request.status = status
            request.auto_redirected = variant == 1
            request.supervisor_ids = (world.dc,) if variant else ()
            request.instructor_ids = (world.dc,) if variant == 1 else ()
    await world.put(people.accounts, **world.account(world.dc, enabled=False), version=2)
    async with world.database.transaction() as store:
        return [await store.placement_requests.get(UUID(one)) for one in ids]


def viewers(world: Any) -> Iterator[Viewer]:
    """Every role, at the right and at a wrong agency, within all scopes and without one of them."""
    here = {
        "program_ids": world.program,
        "site_ids": world.site,
        "destination_ids": world.destination,
        "service_ids": world.service,
        "disciplines": "nursing",
        "department_ids": world.department,
    }
    elsewhere = {name: "pharmacy" if name == "disciplines" else new_id() for name in here}
    narrowings: list[dict[str, Any]] = [{}, here]
    narrowings += [here | {name: elsewhere[name]} for name in here]
    for role, agency, narrowed in product(
        Role, (world.school, world.hospital, new_id()), narrowings
    ):
        scopes = {name: frozenset({key}) for name, key in narrowed.items()}
        yield world.viewer(role, agency_id=agency, person_id=world.dc, **scopes)


async def test_sight_is_the_same_in_sql_and_in_python(world: Any, requests: list[Any]) -> None:
    async with world.database.reading() as connection:
        for viewer in viewers(world):
            rows = await connection.all(select(placement_requests.c.id).where(visible_to(viewer)))
            seen = {request.id for request in requests if may_see(viewer, request)}
            assert {row["id"] for row in rows} == seen, viewer


async def test_labels_are_the_same_in_sql_and_in_python(world: Any, requests: list[Any]) -> None:
    everybody = [world.viewer(role) for role in Role]
    own = world.viewer(Role.ADMINISTRATOR, agency_id=world.school)
    async with world.database.reading() as connection:
        for viewer, label in product([*everybody, own], Label):
            found = conditions(RequestFilter(labels=(label,)), viewer, TODAY)
            rows = await connection.all(select(placement_requests.c.id).where(*found))
            side = side_of(viewer, world.school)
            bear = {
                request.id
                for request in requests
                if label_of(request.standing(TODAY), side) is label
            }
            assert {row["id"] for row in rows} == bear, (viewer.role, label)


async def test_being_a_user_is_the_same_in_sql_and_in_python(world: Any) -> None:
    choices = product(
        (True, False), (True, False), (True, False), (None, 0, 180, 181), (True, False)
    )
    for active, enabled, accepted, days_ago, has_account in choices:
        person = new_id()
        signed_in_on = None if days_ago is None else TODAY - timedelta(days=days_ago)
        await world.put(
            people.people,
            id=person,
            agency_id=world.hospital,
            first_name="Zoé",
            last_name="Roy",
            language="fr",
            active=active,
        )
        if has_account:
            await world.put(
                people.accounts,
                id=new_id(),
                person_id=person,
                enabled=enabled,
                email_alerts_accepted=accepted,
                last_signed_in_on=signed_in_on,
            )
        contact = Contact(
            active=active,
            account_enabled=enabled if has_account else None,
            alerts_accepted=accepted,
            last_signed_in_on=signed_in_on,
        )
        async with world.database.reading() as connection:
            in_sql = await connection.scalar(select(contact_is_user(literal(person, Uuid), TODAY)))
        assert in_sql is contact.is_user(TODAY)

"""The first administrator of an installation."""

from typing import Any

import pytest

from chassis.auth import Role
from identity.commands.accounts.bootstrap import AlreadySetUp, Bootstrap, bootstrap

FIRST = Bootstrap(email="ada@practica.example", first_name="Ada", last_name="Min")


async def test_the_first_administrator_is_invited(store: Any) -> None:
    first = await bootstrap(FIRST, store)

    (assignment,) = await store.role_assignments.of_person(first.person_id)
    assert assignment.rights.role is Role.ADMINISTRATOR
    assert first.link is not None
    assert store.agencies.held(first.agency_id).facts.short_name == "Practica"


async def test_there_is_only_one_first_administrator(store: Any) -> None:
    await bootstrap(FIRST, store)

    with pytest.raises(AlreadySetUp):
        await bootstrap(FIRST, store)

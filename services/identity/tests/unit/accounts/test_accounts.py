"""Opening accounts, and enabling and disabling them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chassis.auth import Viewer
from chassis.domain import NotFound
from identity.commands.accounts.change_account import ChangeAccount, change_account
from identity.commands.accounts.open_account import OpenAccount, open_account
from identity.domain.access.rights import AdministratorsOnly
from identity.domain.access.role_assignment import OwnRights
from identity.domain.accounts.account import (
    Account,
    AccountExists,
    DirectEmailMissing,
    SignInNameTaken,
)
from identity.domain.agencies.agency import Agency
from identity.domain.people.person import Person, PersonFacts
from identity.domain.sign_in.session import Session
from testkit import a_viewer

Facts = Callable[..., PersonFacts]


async def test_an_account_is_opened_for_ones_own_staff(
    store: Any, chief: Viewer, helene: Person
) -> None:
    account = await open_account(OpenAccount(viewer=chief, person_id=helene.id), store)

    assert account.sign_in_name == "helene.cote@riviere.example"
    assert (account.enabled, account.password_hash) == (True, None)


async def test_a_person_of_another_agency_does_not_exist(
    store: Any, school: Agency, helene: Person
) -> None:
    neighbour = a_viewer(agency_id=school.id)

    with pytest.raises(NotFound):
        await open_account(OpenAccount(viewer=neighbour, person_id=helene.id), store)


async def test_one_account_is_enough(
    store: Any, chief: Viewer, helene: Person, account: Account
) -> None:
    with pytest.raises(AccountExists):
        await open_account(OpenAccount(viewer=chief, person_id=helene.id), store)


async def test_an_account_needs_an_address_of_ones_own(
    store: Any, chief: Viewer, helene: Person
) -> None:
    helene.facts = replace(helene.facts, direct_email=None)

    with pytest.raises(DirectEmailMissing):
        await open_account(OpenAccount(viewer=chief, person_id=helene.id), store)


async def test_two_people_do_not_share_a_sign_in_name(
    store: Any, chief: Viewer, account: Account, hospital: Agency, person_facts: Facts
) -> None:
    namesake = Person.add(person_facts(first_name="Henri"), agency_id=hospital.id)
    store.people.add(namesake)

    with pytest.raises(SignInNameTaken):
        await open_account(OpenAccount(viewer=chief, person_id=namesake.id), store)


async def test_disabling_an_account_ends_its_sessions(
    store: Any, chief: Viewer, account: Account
) -> None:
    session = Session.start(
        account_id=account.id,
        person_id=account.person_id,
        role_assignment_id=account.person_id,
        now=store.now,
    )
    store.sessions.add(session)

    await change_account(ChangeAccount(viewer=chief, id=account.id, enabled=False), store)

    assert session.is_over(store.now + timedelta(seconds=1))


async def test_people_decide_about_their_own_alerts_and_nothing_else(
    store: Any, hospital: Agency, account: Account
) -> None:
    herself = a_viewer(agency_id=hospital.id, account_id=account.id)
    await change_account(
        ChangeAccount(viewer=herself, id=account.id, email_alerts_accepted=False), store
    )

    assert not account.email_alerts_accepted
    with pytest.raises(AdministratorsOnly):
        await change_account(ChangeAccount(viewer=herself, id=account.id, enabled=False), store)


async def test_a_local_administrator_does_not_disable_herself(
    store: Any, chief: Viewer, account: Account
) -> None:
    herself = replace(chief, account_id=account.id)

    with pytest.raises(OwnRights):
        await change_account(ChangeAccount(viewer=herself, id=account.id, enabled=False), store)

"""Staff who leave, and who come back."""

from dataclasses import replace
from typing import Any

import pytest

from chassis.auth import Viewer
from identity.commands.people.change_person import ChangePerson, change_person
from identity.commands.people.deactivate_person import DeactivatePerson, deactivate_person
from identity.commands.people.restore_person import RestorePerson, restore_person
from identity.domain.access.role_assignment import OwnRights
from identity.domain.accounts.account import Account
from identity.domain.people.person import (
    DeactivationReason,
    Person,
    PersonInactive,
)
from identity.domain.sign_in.session import End, Session


async def test_deactivating_disables_the_account_and_ends_its_sessions(
    store: Any, chief: Viewer, helene: Person, account: Account
) -> None:
    session = Session.start(
        account_id=account.id, person_id=helene.id, role_assignment_id=helene.id, now=store.now
    )
    store.sessions.add(session)
    reason = DeactivationReason.LEFT

    await deactivate_person(DeactivatePerson(viewer=chief, id=helene.id, reason=reason), store)

    assert (helene.active, helene.deactivation_reason, account.enabled) == (False, reason, False)
    assert session.ended_because is End.ACCESS_WITHDRAWN
    with pytest.raises(PersonInactive):
        await change_person(
            ChangePerson(viewer=chief, id=helene.id, change=lambda facts: facts), store
        )


async def test_a_restored_person_has_a_disabled_account(
    store: Any, chief: Viewer, helene: Person, account: Account
) -> None:
    leaving = DeactivatePerson(viewer=chief, id=helene.id, reason=DeactivationReason.ON_LEAVE)
    await deactivate_person(leaving, store)

    await restore_person(RestorePerson(viewer=chief, id=helene.id), store)

    assert (helene.active, helene.deactivation_reason, account.enabled) == (True, None, False)


async def test_nobody_deactivates_themselves(store: Any, chief: Viewer, helene: Person) -> None:
    herself = replace(chief, person_id=helene.id)
    command = DeactivatePerson(viewer=herself, id=helene.id, reason=DeactivationReason.LEFT)

    with pytest.raises(OwnRights):
        await deactivate_person(command, store)

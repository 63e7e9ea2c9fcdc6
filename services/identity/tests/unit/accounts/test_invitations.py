"""Inviting people to their accounts, and setting passwords."""

from typing import Any

import pytest

from chassis.auth import Role, Viewer
from identity.commands.accounts.accept_invitation import (
    AcceptInvitation,
    accept_invitation,
    check_invitation,
)
from identity.commands.accounts.invite import Invite, invite
from identity.domain.access.role_assignment import Rights, RightsElsewhere, RoleAssignment
from identity.domain.accounts.account import (
    Account,
    AccountDisabled,
)
from identity.domain.accounts.invitation import VALID_FOR, InvitationInvalid
from identity.domain.accounts.secrets_handed_out import Secret
from identity.domain.agencies.agency import Agency
from identity.domain.sign_in.password import PasswordTooShort
from identity.domain.sign_in.session import End, Session

GOOD = "a good password"


def accepting(token: str, password: str = GOOD) -> AcceptInvitation:
    return AcceptInvitation(token=token, password=password)


async def handed_over(chief: Viewer, account: Account, store: Any) -> Secret:
    invited = await invite(Invite(viewer=chief, account_id=account.id, hand_over=True), store)
    assert invited.secret is not None
    return invited.secret


async def test_an_invitation_sets_the_password_once(
    store: Any, chief: Viewer, account: Account
) -> None:
    link = await handed_over(chief, account, store)

    await accept_invitation(accepting(link.text), store, "a new hash")

    assert account.password_hash == "a new hash"
    with pytest.raises(InvitationInvalid):
        await accept_invitation(accepting(link.text), store, "another hash")


async def test_an_invitation_is_too_old_after_half_an_hour(
    store: Any, chief: Viewer, account: Account
) -> None:
    link = await handed_over(chief, account, store)
    store.now += VALID_FOR

    with pytest.raises(InvitationInvalid):
        await check_invitation(accepting(link.text), store)


async def test_the_newest_invitation_replaces_the_others(
    store: Any, chief: Viewer, account: Account
) -> None:
    first = await handed_over(chief, account, store)
    await handed_over(chief, account, store)

    with pytest.raises(InvitationInvalid):
        await check_invitation(accepting(first.text), store)


async def test_a_bad_password_leaves_the_invitation_open(
    store: Any, chief: Viewer, account: Account
) -> None:
    link = await handed_over(chief, account, store)

    with pytest.raises(PasswordTooShort):
        await check_invitation(accepting(link.text, "too short"), store)
    await check_invitation(accepting(link.text), store)


async def test_a_new_password_ends_sessions_and_forgives_failures(
    store: Any, chief: Viewer, account: Account
) -> None:
    session = Session.start(
        account_id=account.id,
        person_id=account.person_id,
        role_assignment_id=account.person_id,
        now=store.now,
    )
    store.sessions.add(session)
    attempts = await store.sign_in_attempts.under(account.sign_in_name)
    attempts.begin(store.now, account_id=account.id)
    link = await handed_over(chief, account, store)

    await accept_invitation(accepting(link.text), store, "a new hash")

    assert (session.ended_because, attempts.failures) == (End.PASSWORD_CHANGED, 0)


async def test_a_disabled_account_is_not_invited(
    store: Any, chief: Viewer, account: Account
) -> None:
    account.disable()

    with pytest.raises(AccountDisabled):
        await handed_over(chief, account, store)


@pytest.mark.parametrize("role", [Role.PLACING_COORDINATOR, Role.ADMINISTRATOR])
async def test_a_local_administrator_cannot_take_over_somebody_who_may_do_more(
    store: Any, chief: Viewer, account: Account, school: Agency, role: Role
) -> None:
    elsewhere = school.id if role is Role.PLACING_COORDINATOR else chief.agency_id
    store.role_assignments.add(
        RoleAssignment.assign(
            person_id=account.person_id, agency_id=elsewhere, rights=Rights(role=role)
        )
    )

    with pytest.raises(RightsElsewhere):
        await handed_over(chief, account, store)

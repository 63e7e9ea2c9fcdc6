"""The address that somebody signs in with changes once the old and the new one have agreed."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID

from chassis.domain import NotFound
from chassis.viewer import Viewer
from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.commands.sign_in.proving import password_proved
from identity.domain.access.rights import expect_administrator_of, the_installation
from identity.domain.access.role_assignment import OwnRights, expect_only_rights_at
from identity.domain.accounts.account import Account, SignInNameTaken, sign_in_name
from identity.domain.accounts.email_change import VALID_FOR, EmailChange, EmailChangeInvalid
from identity.domain.accounts.secrets_handed_out import Secret, fingerprint_of
from identity.domain.mail.mail import MailKind
from identity.domain.wording import address_or_none


class Agreement(StrEnum):
    """Whether the other address has still to agree."""

    WAITING = "waiting"
    CHANGED = "changed"


@dataclass(frozen=True, kw_only=True)
class ChangeEmail:
    """`compared_hash` is the hash of the password that was just proved."""

    viewer: Viewer
    new_email: str = field(repr=False)
    compared_hash: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class AgreeToEmail:
    token: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class AgreeForOldAddress:
    viewer: Viewer
    account_id: UUID


async def change_email(command: ChangeEmail, store: Store) -> None:
    """Nothing changes yet, and nothing is said of whose the new address is."""
    account = await password_proved(command.viewer, command.compared_hash, store)
    (await store.sign_in_attempts.under(account.sign_in_name)).forgive()
    await ask_both_addresses(account, command.new_email, store)


async def ask_both_addresses(account: Account, new_email: str, store: Store) -> None:
    """A link to each of them; a change that was asked for before is dropped."""
    address = address_or_none(new_email, "new_email")
    if address is None or sign_in_name(address) == account.sign_in_name:
        return
    for former in await store.email_changes.open_of_account(account.id):
        former.replace(store.now)
    old, new = Secret.fresh(), Secret.fresh()
    change = EmailChange.ask(
        account_id=account.id,
        agency_id=account.agency_id,
        new_email=address,
        old_fingerprint=old.fingerprint,
        new_fingerprint=new.fingerprint,
        now=store.now,
    )
    store.email_changes.add(change)
    until = store.now + VALID_FOR
    await tell(account, MailKind.EMAIL_CHANGE_OLD, store, secret=old, useless_after=until)
    await tell(
        account, MailKind.EMAIL_CHANGE_NEW, store, address=address, secret=new, useless_after=until
    )


async def agree_to_email(command: AgreeToEmail, store: Store) -> Agreement:
    """Raises SignInNameTaken if somebody else took the address meanwhile."""
    fingerprint = fingerprint_of(command.token)
    change = await store.email_changes.with_fingerprint(fingerprint)
    if change is None:
        raise EmailChangeInvalid("No such change", field="token")
    return await _agreed(change, store, both=change.agree(fingerprint, store.now))


async def agree_for_old_address(command: AgreeForOldAddress, store: Store) -> Agreement:
    """For somebody who lost the old mailbox: an administrator who knows the person agrees in its
    place, and the new address agrees for itself. Raises OwnRights, AdministratorsOnly and NotFound
    where no change waits."""
    viewer = command.viewer
    account = await store.accounts.get(command.account_id, viewer)
    expect_administrator_of(viewer, account.agency_id)
    if account.id == viewer.account_id:
        raise OwnRights("Somebody else has to do it")
    expect_only_rights_at(await store.role_assignments.of_person(account.person_id), viewer)
    waiting = [
        change
        for change in await store.email_changes.open_of_account(account.id)
        if change.waits_for_old(store.now)
    ]
    if not waiting:
        raise NotFound(f"No change of address waits for account {account.id}")
    change = waiting[-1]
    return await _agreed(change, store, both=change.agree_for_old(store.now))


async def _agreed(change: EmailChange, store: Store, *, both: bool) -> Agreement:
    if not both:
        return Agreement.WAITING
    account = await store.accounts.to_sign_in(change.account_id)
    account.expect_enabled()
    if await store.accounts.is_taken(sign_in_name(change.new_email)):
        raise SignInNameTaken("Another account has this address", field="token")
    await tell(account, MailKind.EMAIL_CHANGED, store)
    person = await store.people.get(account.person_id, the_installation())
    person.change(replace(person.facts, direct_email=change.new_email))
    account.follow_direct_email(change.new_email)
    await tell(account, MailKind.EMAIL_CHANGED, store, address=change.new_email)
    return Agreement.CHANGED

"""The address that somebody signs in with changes once the old and the new one have agreed."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from chassis.viewer import Viewer
from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.domain.access.rights import the_installation
from identity.domain.accounts.account import Account, SignInNameTaken, sign_in_name
from identity.domain.accounts.email_change import VALID_FOR, EmailChange, EmailChangeInvalid
from identity.domain.accounts.secrets_handed_out import Secret, fingerprint_of
from identity.domain.mail.mail import MailKind
from identity.domain.sign_in.sign_in_attempts import SignInRefused
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


async def change_email(command: ChangeEmail, store: Store) -> None:
    """Nothing changes yet, and nothing is said of whose the new address is."""
    account = await store.accounts.to_sign_in(command.viewer.account_id)
    if account.password_hash != command.compared_hash:
        raise SignInRefused("The password was changed meanwhile")
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
    if not change.agree(fingerprint, store.now):
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

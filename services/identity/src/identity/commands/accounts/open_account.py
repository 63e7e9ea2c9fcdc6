"""A member of staff gets an account."""

from dataclasses import dataclass, field
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.access.role_assignment import expect_only_rights_at
from identity.domain.accounts.account import Account, AccountExists, SignInNameTaken


@dataclass(frozen=True, kw_only=True)
class OpenAccount:
    """Seeds give a `password_hash`; everybody else sets a password through an invitation."""

    viewer: Viewer
    person_id: UUID
    email_alerts_accepted: bool = True
    password_hash: str | None = field(default=None, repr=False)
    id: UUID | None = None


async def open_account(command: OpenAccount, store: Store) -> Account:
    person = await store.people.get(command.person_id, command.viewer)
    expect_administrator_of(command.viewer, person.agency_id)
    person.expect_active()
    if await store.accounts.of_person(person.id) is not None:
        raise AccountExists("The person has an account", field="person_id")
    expect_only_rights_at(await store.role_assignments.of_person(person.id), command.viewer)
    account = Account.open(
        person_id=person.id,
        agency_id=person.agency_id,
        direct_email=person.facts.direct_email,
        email_alerts_accepted=command.email_alerts_accepted,
        password_hash=command.password_hash,
        id=command.id,
    )
    if await store.accounts.is_taken(account.sign_in_name):
        raise SignInNameTaken("Another account has this address", field="direct_email")
    store.accounts.add(account)
    return account

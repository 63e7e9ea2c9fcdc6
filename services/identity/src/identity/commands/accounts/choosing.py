"""Whether a password will do that somebody chooses for their account."""

from identity.commands.ports import Store
from identity.domain.access.rights import the_installation
from identity.domain.accounts.account import Account
from identity.domain.sign_in.password import Owner, expect_good_password


async def expect_good_choice(password: str, account: Account, store: Store) -> None:
    """Raises PasswordTooShort, PasswordTooLong, PasswordTooCommon and PasswordBreached."""
    person = await store.people.get(account.person_id, the_installation())
    owner = Owner(
        sign_in_name=account.sign_in_name,
        first_name=person.facts.first_name,
        last_name=person.facts.last_name,
    )
    expect_good_password(password, owner=owner, breached=store.breached_passwords)

"""One mail for the person of an account: to the direct address, in the person's language."""

from collections.abc import Mapping
from datetime import datetime

from identity.commands.ports import Store
from identity.domain.access.rights import the_installation
from identity.domain.accounts.account import Account
from identity.domain.accounts.secrets_handed_out import Secret
from identity.domain.mail.mail import Mail, MailKind


async def tell(  # noqa: PLR0913 - the facts of a mail, by name
    account: Account,
    kind: MailKind,
    store: Store,
    *,
    address: str | None = None,
    secret: Secret | None = None,
    facts: Mapping[str, str] | None = None,
    useless_after: datetime | None = None,
) -> None:
    """It leaves after the commit that it is part of, and not without it."""
    person = await store.people.get(account.person_id, the_installation())
    store.mails.send(
        Mail(
            kind=kind,
            account=account,
            language=person.facts.language,
            address=address or person.facts.direct_email or account.sign_in_name,
            secret=secret,
            facts=facts or {},
            useless_after=useless_after,
        )
    )

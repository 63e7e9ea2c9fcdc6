"""Somebody forgot the password: who asks learns nothing, the person of the account gets a link."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from identity.commands.accounts.hand_out_link import hand_out_link
from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.domain.accounts.account import Account, sign_in_name
from identity.domain.accounts.invitation import Purpose
from identity.domain.mail.mail import MailKind

MOST_MAILS: Final = 3
WITHIN: Final = timedelta(hours=1)
"""More mails than that in a row are nobody's wish."""


@dataclass(frozen=True, kw_only=True)
class AskReset:
    email: str = field(repr=False)


async def ask_reset(command: AskReset, store: Store) -> None:
    """Only noted: whether there is such an account is looked up later, and by another process, so
    that neither the answer nor its time depends on it."""
    store.mails.ask_reset(sign_in_name(command.email))


async def answer_resets(store: Store, *, most: int) -> int:
    """Write the mails that were asked for; answers how many questions there were."""
    asked = await store.mails.resets_asked(most)
    for name in dict.fromkeys(each.sign_in_name for each in asked):
        found = await store.accounts.named(name)
        if found is not None and found.enabled:
            await _answer(await store.accounts.to_sign_in(found.id), store)
    return len(asked)


async def _answer(account: Account, store: Store) -> None:
    """Who never had a password gets the invitation anew."""
    invited = account.password_hash is None
    kind = MailKind.INVITATION if invited else MailKind.PASSWORD_RESET
    purpose = Purpose.INVITATION if invited else Purpose.RESET
    if await store.mails.sent_lately(account.id, kind, store.now - WITHIN) >= MOST_MAILS:
        return
    link = await hand_out_link(account, purpose, account.id, store)
    await tell(account, kind, store, secret=link.secret, useless_after=link.expires_at)

"""Rows that served their time: ended sessions, closed links, counted attempts, retired keys."""

from datetime import timedelta
from typing import Final

from sqlalchemy import delete, or_

from chassis.store import Transaction
from identity.domain.accounts.invitation import VALID_FOR
from identity.domain.factors.challenge import VALID_FOR as CHALLENGES_VALID_FOR
from identity.domain.sign_in.address_attempts import FORGOTTEN_AFTER
from identity.domain.sign_in.session import LONGEST
from identity.domain.single_sign_on.sign_on import VALID_FOR as SIGN_ON_VALID_FOR
from identity.store.tables.accounts import invitations
from identity.store.tables.email_changes import email_changes
from identity.store.tables.factors import challenges, passkeys
from identity.store.tables.keys import signing_keys
from identity.store.tables.mail import mails
from identity.store.tables.sign_in import address_attempts, sessions, sign_in_attempts
from identity.store.tables.single_sign_on import sign_ons
from identity.store.tables.staff_uploads import staff_uploads

KEPT: Final = timedelta(days=30)
"""How long ended sessions can still be looked into, and names nobody has stay counted."""


async def forget_what_is_over(transaction: Transaction) -> None:
    """Attempts under the name of an account stay: only a success or a reset forgives them."""
    long_ago = transaction.now - KEPT
    of_nobody = or_(sign_in_attempts.c.account_id.is_(None), sign_in_attempts.c.failures == 0)
    over = (
        delete(sessions).where(sessions.c.started_at < long_ago - LONGEST),
        delete(invitations).where(invitations.c.created_at < long_ago - VALID_FOR),
        delete(sign_in_attempts).where(of_nobody, sign_in_attempts.c.last_at < long_ago),
        delete(email_changes).where(email_changes.c.created_at < long_ago),
        delete(mails).where(mails.c.created_at < long_ago),
        delete(address_attempts).where(
            address_attempts.c.last_at < transaction.now - FORGOTTEN_AFTER
        ),
        delete(passkeys).where(passkeys.c.removed_at < long_ago),
        delete(signing_keys).where(signing_keys.c.published_until < long_ago),
        delete(staff_uploads).where(staff_uploads.c.created_at < long_ago),
    )
    for statement in over:
        await transaction.execute(statement)


async def forget_what_nobody_answered(transaction: Transaction) -> None:
    """Anybody may have rows of these made without saying who they are: they stay for minutes, so
    that no more are kept than the gateway lets through meanwhile."""
    now = transaction.now
    over = (
        delete(challenges).where(challenges.c.created_at < now - CHALLENGES_VALID_FOR),
        delete(sign_ons).where(sign_ons.c.begun_at < now - SIGN_ON_VALID_FOR),
    )
    for statement in over:
        await transaction.execute(statement)

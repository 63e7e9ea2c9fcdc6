"""The worker of the identity service: the relay, mails, the rotation of keys, and tidying up."""

from datetime import datetime, timedelta
from functools import partial

from chassis.bus import Bus
from chassis.ledger.sealing import ledger_timers
from chassis.mail.sender import MailSender
from chassis.sealing import Seal
from chassis.store import Database
from chassis.worker import Timer, Worker
from identity.commands.access.view_as import end_overdue_views
from identity.commands.keys.rotate_signing_keys import RotateSigningKeys, When, rotate_signing_keys
from identity.messaging.mails import ResetDesk, mail_queue, warn_of_dormancy
from identity.messaging.outgoing import outgoing
from identity.messaging.staff_uploads import carry_on_staff_uploads
from identity.settings import Settings
from identity.store.forgetting import forget_what_is_over, forget_what_nobody_answered
from identity.store.keys.sealing import SealedKeys
from identity.store.store import IdentityStore


def create_worker(
    settings: Settings, bus: Bus, *, database: Database[IdentityStore] | None = None
) -> Worker:
    sealed = SealedKeys(settings.sealing_key())
    seal = Seal(settings.sealing_key())
    database = database or Database(
        settings,
        store=partial(IdentityStore, seal=seal),
        outgoing=outgoing,
        source="identity",
    )
    server = settings.mail_server(public_url=settings.public_url, list_name="accounts")
    mail = MailSender(database, mail_queue(seal, settings.public_url), server)
    resets = ResetDesk(database, poll_seconds=settings.delivery_poll_seconds)

    async def rotate_keys(database: Database[IdentityStore]) -> None:
        await rotate(database, sealed, when=When.DUE)

    return Worker(
        name="identity",
        settings=settings,
        database=database,
        bus=bus,
        timers=[
            Timer("rotate signing keys", timedelta(hours=1), rotate_keys),
            Timer("forget what is over", timedelta(hours=1), forget),
            Timer("forget what nobody answered", timedelta(minutes=1), forget_unanswered),
            Timer("warn of dormancy", timedelta(hours=6), warn_of_dormancy),
            Timer("end overdue views", timedelta(minutes=1), end_views),
            Timer("carry on staff uploads", timedelta(seconds=1), carry_on_staff_uploads),
            *ledger_timers(),
        ],
        loops=[mail.run, resets.run],
    )


async def rotate(
    database: Database[IdentityStore], sealed: SealedKeys, *, when: When = When.NOW
) -> str:
    """Answers the name of the key that signs from now on."""
    async with database.transaction() as store:
        key = await rotate_signing_keys(RotateSigningKeys(when=when), store, sealed)
        return key.pair.kid


async def end_views(database: Database[IdentityStore], now: datetime | None = None) -> None:
    """Those that nobody ended in time; the ledger says so."""
    async with database.transaction() as store:
        await end_overdue_views(store, now or store.now)


async def forget(database: Database[IdentityStore]) -> None:
    """Sessions, links, attempts and keys that can matter to nobody any more."""
    async with database.transaction() as store:
        await forget_what_is_over(store.transaction)


async def forget_unanswered(database: Database[IdentityStore]) -> None:
    """Challenges and sign-ons that were begun and not finished in time."""
    async with database.transaction() as store:
        await forget_what_nobody_answered(store.transaction)

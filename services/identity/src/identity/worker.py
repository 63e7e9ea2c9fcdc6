"""The worker of the identity service: the relay, the rotation of keys, and tidying up."""

from datetime import timedelta

from chassis.bus import Bus
from chassis.ledger.sealing import ledger_timers
from chassis.store import Database
from chassis.worker import Timer, Worker
from identity.commands.keys.rotate_signing_keys import RotateSigningKeys, When, rotate_signing_keys
from identity.messaging.outgoing import outgoing
from identity.settings import Settings
from identity.store.forgetting import forget_what_is_over
from identity.store.keys.sealing import SealedKeys
from identity.store.store import IdentityStore


def create_worker(
    settings: Settings, bus: Bus, *, database: Database[IdentityStore] | None = None
) -> Worker:
    sealed = SealedKeys(settings.sealing_key())

    async def rotate_keys(database: Database[IdentityStore]) -> None:
        await rotate(database, sealed, when=When.DUE)

    return Worker(
        name="identity",
        settings=settings,
        database=database
        or Database(settings, store=IdentityStore, outgoing=outgoing, source="identity"),
        bus=bus,
        timers=[
            Timer("rotate signing keys", timedelta(hours=1), rotate_keys),
            Timer("forget what is over", timedelta(hours=1), forget),
            *ledger_timers(),
        ],
    )


async def rotate(
    database: Database[IdentityStore], sealed: SealedKeys, *, when: When = When.NOW
) -> str:
    """Answers the name of the key that signs from now on."""
    async with database.transaction() as store:
        key = await rotate_signing_keys(RotateSigningKeys(when=when), store, sealed)
        return key.pair.kid


async def forget(database: Database[IdentityStore]) -> None:
    """Sessions, links, attempts and keys that can matter to nobody any more."""
    async with database.transaction() as store:
        await forget_what_is_over(store.transaction)

"""Giving a parked message to its handler again, in this process."""

from typing import Any

from chassis.bus.port import Incoming, Parked
from chassis.store.database import Database
from chassis.subscriptions.handling import handle_batch
from chassis.subscriptions.parking import DatabaseParking
from chassis.subscriptions.parsing import Undigestible, parse
from chassis.subscriptions.registry import Subscriptions


async def replay_here(
    letter: Parked, subscriptions: Subscriptions[Any], database: Database[Any]
) -> None:
    """Handle it and forget it. Raises what the handler raises; the letter then stays parked."""
    parsed = parse(Incoming(letter.body.encode(), 1, None), subscriptions)
    if parsed is None:
        raise Undigestible(f"{letter.queue} no longer handles {letter.type}")
    await handle_batch(subscriptions.queue_name, [parsed], database)
    await DatabaseParking(database).remove(letter.id)

"""Runs a service's process as `python -m` does, and kills it at one line if told to.

The line is reached by wrapping one function from outside: the product knows nothing of it.
"""

import ctypes
import os
import runpy
import signal
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chassis.bus import Incoming, OutgoingMessage
from chassis.bus.rabbitmq import RabbitBus
from chassis.bus.rabbitmq.consumption import RabbitConsumption
from chassis.store import Transaction
from chassis.store.notifier import Notifier
from chassis.subscriptions import Subscriptions

_DIE_WITH_PARENT = 1


@dataclass(frozen=True)
class Launch:
    """One process: `module` is a service's name; `crash` one of CRASHES."""

    module: str
    process: str
    environment: Mapping[str, str]
    output: Path
    crash: str | None = None
    event: str | None = None
    """Of which event the handler dies."""


def run(launch: Launch) -> None:
    """Never returns where a crash was asked for and its line is reached."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    os.environ.update(launch.environment)
    with launch.output.open("ab") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    if launch.crash is not None:
        CRASHES[launch.crash](launch)
    sys.argv = [launch.module, launch.process]
    runpy.run_module(launch.module, run_name="__main__", alter_sys=True)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _before_commit(_: Launch) -> None:
    """Everything is written, and gone with the connection."""
    flush = Transaction.flush

    async def flush_and_die(self: Transaction) -> bool:
        wrote_events = await flush(self)
        if self._parts():
            die()
        return wrote_events

    Transaction.flush = flush_and_die  # type: ignore[method-assign]  # the point of this module


def _after_commit(_: Launch) -> None:
    """The change is committed; nobody has told the relay or answered the caller."""

    def die_instead(self: Notifier, channel: str = "", keys: Iterable[str] = ()) -> None:
        die()

    Notifier.wake = die_instead  # type: ignore[method-assign]  # the point of this module


def _before_publish(_: Launch) -> None:
    """The events are claimed; the broker has not seen them."""

    async def die_instead(self: RabbitBus, messages: Sequence[OutgoingMessage]) -> list[bool]:
        die()
        return []

    RabbitBus.publish = die_instead  # type: ignore[method-assign]  # the point of this module


def _after_publish(_: Launch) -> None:
    """The broker has confirmed; the outbox does not know yet."""
    publish = RabbitBus.publish

    async def publish_and_die(self: RabbitBus, messages: Sequence[OutgoingMessage]) -> list[bool]:
        await publish(self, messages)
        die()
        return []

    RabbitBus.publish = publish_and_die  # type: ignore[method-assign]  # the point of this module


def _after_handle(_: Launch) -> None:
    """The handlers' transaction is committed; the broker does not know yet."""

    async def die_instead(self: RabbitConsumption, batch: Sequence[Incoming]) -> None:
        die()

    RabbitConsumption.acknowledge = die_instead  # type: ignore[method-assign]  # the point of this


def _in_handler(launch: Launch) -> None:
    """As a handler does that runs out of memory on one message, time and again."""
    find = Subscriptions.find

    def find_deadly(self: Subscriptions[Any], type_: str) -> Any:
        found = find(self, type_)
        if found is None:
            return None
        kind, handler = found

        async def handle(event: Any, delivery: Any, store: Any) -> None:
            if str(delivery.id) == launch.event:
                die()
            await handler(event, delivery, store)

        return kind, handle

    Subscriptions.find = find_deadly  # type: ignore[method-assign]  # the point of this module


CRASHES: Mapping[str, Callable[[Launch], None]] = {
    "before_commit": _before_commit,
    "after_commit": _after_commit,
    "before_publish": _before_publish,
    "after_publish": _after_publish,
    "after_handle": _after_handle,
    "in_handler": _in_handler,
}

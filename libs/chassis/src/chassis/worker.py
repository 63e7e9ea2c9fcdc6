"""The worker of a service: its relay, its subscriptions and its timers, until told to stop."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog

from chassis.bus.port import Bus, BusUnavailable, Queue
from chassis.fences import WORKING_ROLE
from chassis.ledger.sealing import seal
from chassis.outbox.relay import Relay
from chassis.store.database import Database
from chassis.subscriptions.consumer import Consumer
from chassis.subscriptions.registry import Subscriptions
from chassis.timers import Timer, run_timer
from chassis.upkeep import upkeep_timers

_STOPS_WITHIN = 5.0
"""Seconds for a job to let go of what it holds, before it is told once more."""

_log = structlog.get_logger(__name__)

__all__ = ["Timer", "Worker"]


@dataclass(kw_only=True)
class Worker:
    """Everything of a service that runs without being asked over HTTP.

    `loops` are long-running tasks of the service's own; they end when cancelled.
    """

    name: str
    database: Database[Any]
    bus: Bus
    subscriptions: Sequence[Subscriptions[Any]] = ()
    timers: Sequence[Timer] = ()
    loops: Sequence[Callable[[], Awaitable[None]]] = ()
    settings: Any = None
    _jobs: list[asyncio.Task[None]] = field(default_factory=list, init=False, repr=False)

    @property
    def keeps_a_ledger(self) -> bool:
        return any(timer.run is seal for timer in self.timers)

    @property
    def queues(self) -> list[Queue]:
        return [subscriptions.queue for subscriptions in self.subscriptions]

    async def declare(self) -> None:
        """Make the queues, so that nothing published from now on passes them by."""
        pause = 0.1
        while True:
            try:
                await self.bus.declare(self.queues)
            except BusUnavailable as error:
                _log.warning("bus away", service=self.name, error=str(error))
                await asyncio.sleep(pause)
                pause = min(pause * 2, 5.0)
            else:
                return

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set, then let go of everything in order."""
        await self.database.open(role=WORKING_ROLE)
        try:
            async with asyncio.TaskGroup() as group:
                working = group.create_task(self._work(), name=self.name)
                await stop.wait()
                await self._stop(working)
        finally:
            await self.database.close()

    async def _stop(self, working: asyncio.Task[None]) -> None:
        """A library may keep a cancellation to itself; then its job is told again."""
        working.cancel()
        while not (await asyncio.wait([working], timeout=_STOPS_WITHIN))[0]:
            busy = [job for job in self._jobs if not job.done()]
            _log.warning("not stopped yet", service=self.name, jobs=[j.get_name() for j in busy])
            for job in busy:
                job.cancel()

    async def _work(self) -> None:
        await self.declare()
        async with asyncio.TaskGroup() as group:
            self._start(group)

    def _start(self, group: asyncio.TaskGroup) -> None:
        jobs = [(Relay(self.database, self.bus).run(), f"{self.name} relay")]
        for subscriptions in self.subscriptions:
            consumer = Consumer(subscriptions, database=self.database, bus=self.bus)
            jobs.append((consumer.run(), subscriptions.queue_name))
        jobs += [
            (run_timer(timer, self.database), timer.name)
            for timer in (*upkeep_timers(), *self.timers)
        ]
        jobs += [(_until_cancelled(loop), f"{self.name} loop") for loop in self.loops]
        self._jobs[:] = [group.create_task(job, name=name) for job, name in jobs]


async def _until_cancelled(loop: Callable[[], Awaitable[None]]) -> None:
    await loop()

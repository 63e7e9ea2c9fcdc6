"""Work that comes round by the clock, safe to run in several workers at once."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Timer:
    """`run` takes the service's Database and must be safe to repeat and to run side by side."""

    name: str
    every: timedelta
    run: Callable[[Any], Awaitable[object]]


async def run_timer(timer: Timer, database: Any) -> None:
    """Run at once and then again and again; a failure is logged and the next turn comes.

    A turn that was cancelled is the last, also where something in it kept that to itself.
    """
    seconds = timer.every.total_seconds()
    while True:
        try:
            await timer.run(database)
        except Exception:  # noqa: BLE001 - one turn's failure must not end the timer
            _log.exception("timer failed", timer=timer.name)
        _end_if_cancelled()
        await asyncio.sleep(seconds * random.uniform(0.9, 1.1))  # noqa: S311 - spreads the workers


def _end_if_cancelled() -> None:
    """Raises CancelledError if somebody ever cancelled this task."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError

"""What the AMQP library raises when the broker is away, told as the bus's own error."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from aiormq.exceptions import AMQPError

from chassis.bus.port import BusUnavailable

UNREACHABLE = (AMQPError, OSError, RuntimeError)
"""A closed channel raises RuntimeError; a timeout is an OSError."""


@contextmanager
def told_as_unavailable() -> Iterator[None]:
    """Raises BusUnavailable for whatever a lost connection raises inside."""
    try:
        yield
    except UNREACHABLE as error:
        raise BusUnavailable(repr(error)) from error
    except asyncio.CancelledError as error:
        if _somebody_cancelled_us():
            raise
        raise BusUnavailable("the connection was given up") from error


def _somebody_cancelled_us() -> bool:
    """The library hands its own cancellations on to those who wait; ours must not end by them."""
    task = asyncio.current_task()
    return task is None or task.cancelling() > 0

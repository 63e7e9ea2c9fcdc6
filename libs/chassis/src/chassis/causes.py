"""Why something happens: the request or the event that led to it, carried along the whole chain."""

from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from chassis.ids import new_id


@dataclass(frozen=True, slots=True)
class Cause:
    """`correlation_id` names the whole chain; `causation_id` the event just before, if any."""

    correlation_id: UUID
    causation_id: UUID | None = None


_cause: ContextVar[Cause | None] = ContextVar("cause", default=None)


def current_cause() -> Cause:
    """The cause of what is being done now; a new chain where nobody named one."""
    cause = _cause.get()
    return cause if cause is not None else Cause(new_id())


def known_cause() -> Cause | None:
    """The cause of what is being done now, if anybody named one."""
    return _cause.get()


def set_cause(cause: Cause) -> None:
    """Everything that this task does from now on happens because of `cause`."""
    _cause.set(cause)

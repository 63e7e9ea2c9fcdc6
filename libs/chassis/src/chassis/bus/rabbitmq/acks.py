"""Which deliveries of a channel may be acknowledged with one frame."""

from typing import Generic, TypeVar

_T = TypeVar("_T")


class Acks(Generic[_T]):
    """Keeps deliveries open until they are done, and tells up to where all of them are.

    A delivery that is done waits for the older ones, so that one frame speaks for many. If the
    process dies meanwhile it comes again, and the inbox knows it.
    """

    def __init__(self) -> None:
        self._channel: object = None
        self._open: dict[int, _T] = {}
        self._done: set[int] = set()

    def arrived(self, channel: object, tag: int, delivery: _T) -> None:
        """A channel that was opened anew numbers from 1 again, and what was open comes again."""
        if channel is not self._channel:
            self._open.clear()
            self._done.clear()
            self._channel = channel
        self._open[tag] = delivery

    def is_open(self, channel: object, tag: int) -> bool:
        return channel is self._channel and tag in self._open

    def forget(self, tag: int) -> None:
        """It was settled in another way, such as by a nack of its own."""
        self._open.pop(tag, None)
        self._done.discard(tag)

    def done(self, tags: list[int]) -> int | None:
        """Mark as done; the tag up to which everything is, or None if older ones are still open."""
        self._done.update(tags)
        newest: int | None = None
        for tag in self._open:
            if tag not in self._done:
                break
            newest = tag
        if newest is not None:
            for tag in [tag for tag in self._done if tag <= newest]:
                self.forget(tag)
        return newest

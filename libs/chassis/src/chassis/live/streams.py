"""The streams that are open in one process: how many each person has, and their common end."""

import asyncio
from collections import defaultdict
from types import TracebackType
from typing import ClassVar, Final, Self
from uuid import UUID

from chassis.domain import TooOften

MOST_OF_ONE_PERSON: Final = 6
"""A desk, a laptop and a phone, each with two browsers: tabs of one browser share a stream."""
_TRY_AGAIN_SECONDS: Final = 30


class TooManyStreams(TooOften):
    """The person has as many open as one person may; the fact `most` says how many."""

    slug: ClassVar[str] = "too-many-streams"


class Streams:
    """All of this process; an application has one."""

    def __init__(self, most: int = MOST_OF_ONE_PERSON) -> None:
        self._most = most
        self._open: defaultdict[UUID, set[Place]] = defaultdict(set)
        self.ended = False

    @property
    def count(self) -> int:
        return sum(map(len, self._open.values()))

    def take(self, person_id: UUID) -> "Place":
        """A place for one more stream of this person, kept until it is left; TooManyStreams."""
        taken = self._open[person_id]
        if len(taken) >= self._most:
            raise TooManyStreams(most=self._most, retry_after_seconds=_TRY_AGAIN_SECONDS)
        place = Place(self, person_id)
        taken.add(place)
        return place

    def leave(self, place: "Place") -> None:
        taken = self._open[place.person_id]
        taken.discard(place)
        if not taken:
            del self._open[place.person_id]

    def end(self) -> None:
        """All of them end now: a process that stops waits for every answer that is under way."""
        self.ended = True
        for places in self._open.values():
            for place in places:
                place.woken.set()


class Place:
    """One open stream; leaving the block gives it back."""

    def __init__(self, streams: Streams, person_id: UUID) -> None:
        self.person_id = person_id
        self.woken = asyncio.Event()
        """There may be something to tell, or the end has come."""
        self._streams = streams

    @property
    def ended(self) -> bool:
        return self._streams.ended

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._streams.leave(self)

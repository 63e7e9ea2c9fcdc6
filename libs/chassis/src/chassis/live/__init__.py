"""What is told to people while it happens: streams of server-sent events, and what wakes them."""

from chassis.live.ear import Ear
from chassis.live.event_stream import EventStream, Pace, event
from chassis.live.request import streams_of, trusted_until
from chassis.live.streams import Place, Streams, TooManyStreams

__all__ = [
    "Ear",
    "EventStream",
    "Pace",
    "Place",
    "Streams",
    "TooManyStreams",
    "event",
    "streams_of",
    "trusted_until",
]

"""Exchanges and queues. Only durable quorum queues with explicit arguments, so that one topology
fits RabbitMQ 3.10 to 4.3.
"""

from dataclasses import dataclass

from aio_pika import ExchangeType
from aio_pika.abc import AbstractRobustChannel, AbstractRobustQueue

from chassis.bus.port import DELIVERY_LIMIT, Queue


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called on the broker; tests put a prefix before every name."""

    prefix: str = ""

    @property
    def events(self) -> str:
        return f"{self.prefix}practica.events"

    @property
    def parking(self) -> str:
        return f"{self.prefix}practica.parked"

    def queue(self, name: str) -> str:
        return f"{self.prefix}{name}"

    def parked(self, name: str) -> str:
        return f"{self.prefix}{name}.parked"


async def declare_exchanges(channel: AbstractRobustChannel, names: Names) -> None:
    await channel.declare_exchange(names.events, ExchangeType.TOPIC, durable=True)
    await channel.declare_exchange(names.parking, ExchangeType.DIRECT, durable=True)


async def declare_queue(
    channel: AbstractRobustChannel, names: Names, queue: Queue
) -> AbstractRobustQueue:
    """The queue bound to its event types, and beside it the queue for what it cannot digest.

    The consumer parks by itself with the error at hand; the dead-letter route is for messages
    that kill their consumer before it can say anything.
    """
    parked = await channel.declare_queue(
        names.parked(queue.name),
        durable=True,
        # looking at a parked message counts as a delivery, and RabbitMQ 4 would drop it at 20
        arguments={"x-queue-type": "quorum", "x-delivery-limit": 1_000_000},
    )
    await parked.bind(names.parking, routing_key=names.parked(queue.name))
    declared = await channel.declare_queue(
        names.queue(queue.name),
        durable=True,
        arguments={
            "x-queue-type": "quorum",
            "x-delivery-limit": DELIVERY_LIMIT - 1,  # the first delivery is not counted
            "x-dead-letter-exchange": names.parking,
            "x-dead-letter-routing-key": names.parked(queue.name),
            "x-dead-letter-strategy": "at-least-once",
            "x-overflow": "reject-publish",
        },
    )
    for type_ in queue.types:
        await declared.bind(names.events, routing_key=type_)
    return declared

"""Which bus a process uses."""

from chassis.bus.in_process import InProcessBus
from chassis.bus.port import Bus
from chassis.bus.rabbitmq import RabbitBus


def connect_bus(amqp_url: str | None, *, prefix: str = "", name: str = "practica") -> Bus:
    """RabbitMQ where an address is given, else the bus within this process. Not opened yet."""
    if amqp_url:
        return RabbitBus(amqp_url, prefix=prefix, name=name)
    return InProcessBus()

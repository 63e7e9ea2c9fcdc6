"""The bus on RabbitMQ: one topic exchange, a quorum queue and a parking queue a subscription."""

from chassis.bus.rabbitmq.bus import RabbitBus

__all__ = ["RabbitBus"]

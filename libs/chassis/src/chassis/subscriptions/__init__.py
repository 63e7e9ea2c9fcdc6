"""What a service does when it hears of an event."""

from chassis.subscriptions.registry import Delivery, Handler, Subscriptions

__all__ = ["Delivery", "Handler", "Subscriptions"]

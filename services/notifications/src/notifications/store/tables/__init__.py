"""The tables this service owns."""

from notifications.store.tables import directory, messages, switches, webhooks
from notifications.store.tables.metadata import metadata

__all__ = ["directory", "messages", "metadata", "switches", "webhooks"]

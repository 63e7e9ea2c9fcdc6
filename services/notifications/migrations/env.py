"""Compares and brings up to date the database of the notifications service."""

from chassis.migrations import run
from notifications.store.tables import metadata

run(metadata)

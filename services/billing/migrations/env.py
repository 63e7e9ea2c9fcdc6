"""Compares and brings up to date the database of the billing service."""

from billing.store.tables import metadata
from chassis.migrations import run

run(metadata)

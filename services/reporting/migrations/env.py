"""Compares and brings up to date the database of the reporting service."""

from chassis.migrations import run
from reporting.store.tables import metadata

run(metadata)

"""Alembic's entry point for the placements service."""

from chassis.migrations import run
from placements.store.tables import people, places, requests, students, switches
from placements.store.tables.metadata import metadata

TABLES = (people, places, requests, students, switches)
"""Importing these modules fills the metadata."""

run(metadata)

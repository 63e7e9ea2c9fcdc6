"""Runs identity's migrations."""

from chassis.migrations import run
from identity.store.tables import metadata

run(metadata)

"""What was set where about the feature switches: a copy of what identity tells."""

from sqlalchemy import Boolean, Column, Integer, Table, Text, Uuid

from placements.store.tables.metadata import metadata

switch_settings = Table(
    "switch_settings",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("switch", Text, nullable=False, index=True),
    Column("level", Text, nullable=False),
    Column("province", Text),
    Column("agency_id", Uuid),
    Column("place_id", Uuid),
    Column("turned_on", Boolean),
    Column("version", Integer, nullable=False),
)

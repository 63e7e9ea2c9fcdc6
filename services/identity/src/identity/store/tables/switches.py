"""What was set where about the feature switches."""

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Index, Integer, Table, Text, Uuid

from chassis.ledger import audited
from identity.store.tables.metadata import metadata

switch_settings = Table(
    "switch_settings",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("switch", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("province", Text),
    Column("agency_id", Uuid, ForeignKey("agencies.id")),
    Column("place_id", Uuid),
    Column("turned_on", Boolean),
    Column("set_by", Uuid, nullable=False),
    Column("set_at", DateTime(timezone=True), nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_switch_settings_agency", "agency_id"),
    Index("ix_switch_settings_province", "province"),
    info=audited("switch", derived=("set_by", "set_at")),
)

"""What all tables of this service belong to."""

from sqlalchemy import MetaData

from chassis.ledger import ledger_tables
from chassis.store import chassis_tables

metadata = MetaData()
chassis_tables(metadata)
ledger_tables(metadata)

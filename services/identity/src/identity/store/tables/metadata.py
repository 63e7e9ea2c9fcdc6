"""What all tables of this service belong to."""

from sqlalchemy import MetaData

from chassis.store import chassis_tables

metadata = MetaData()
chassis_tables(metadata)

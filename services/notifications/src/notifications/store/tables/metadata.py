"""The one list of this service's tables, with those of the chassis."""

from sqlalchemy import MetaData

from chassis.store import chassis_tables

metadata = MetaData()
chassis_tables(metadata)

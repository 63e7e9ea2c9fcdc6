"""Transactions on PostgreSQL: aggregates, outbox, inbox and idempotency keys in one commit."""

from chassis.store.connection import Connection, Row
from chassis.store.database import Database
from chassis.store.statements import Prepared
from chassis.store.tables import chassis_tables
from chassis.store.transaction import Transaction

__all__ = ["Connection", "Database", "Prepared", "Row", "Transaction", "chassis_tables"]

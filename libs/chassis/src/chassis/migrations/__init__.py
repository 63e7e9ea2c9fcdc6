"""Bringing a service's database to the form that its code expects, while others may use it."""

from chassis.migrations.environment import run
from chassis.migrations.fences import fence, set_up_fences
from chassis.migrations.operations import create_chassis_tables, create_ledger
from chassis.migrations.programs import MigrationsNotFound, check, upgrade

__all__ = [
    "MigrationsNotFound",
    "check",
    "create_chassis_tables",
    "create_ledger",
    "fence",
    "run",
    "set_up_fences",
    "upgrade",
]

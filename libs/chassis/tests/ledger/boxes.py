"""A service of boxes that keeps a ledger of them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Boolean, Column, Integer, MetaData, Table, Text, Uuid

from chassis.domain import Aggregate
from chassis.ledger import audited, ledger_tables
from chassis.store import Database, Transaction, chassis_tables

metadata = MetaData()
chassis_tables(metadata)
ledger_tables(metadata)
boxes = Table(
    "boxes",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid),
    Column("owner_id", Uuid),
    Column("name", Text, nullable=False),
    Column("sort_name", Text, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("code", Text),
    Column("labels", ARRAY(Text), nullable=False),
    Column("version", Integer, nullable=False),
    info=audited("box", concerns=("owner_id",), secrets=("code",), derived=("sort_name",)),
)


@dataclass(eq=False, kw_only=True)
class Box(Aggregate):
    agency_id: UUID
    owner_id: UUID
    name: str
    open: bool = False
    code: str | None = None
    labels: tuple[str, ...] = ()
    sort_name: str = ""


def box_row(box: Box) -> dict[str, Any]:
    names = ("id", "agency_id", "owner_id", "name", "sort_name", "open", "code")
    return {name: getattr(box, name) for name in names} | {"labels": list(box.labels)}


class BoxSettings:
    def __init__(self, database_url: str) -> None:
        self.database_url = database_url
        self.database_pool_size = 5


Ledgers = Database[Transaction]

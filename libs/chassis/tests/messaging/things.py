"""A service small enough to test the chassis with: things that are named."""

from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ARRAY, Column, Integer, MetaData, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from chassis.domain import Aggregate, DomainEvent
from chassis.ids import new_id
from chassis.outgoing import Outgoing
from chassis.store import Database, Row, Transaction, chassis_tables
from chassis.subscriptions import Delivery, Subscriptions
from contracts.billing import InvoiceLineRecorded

metadata = MetaData()
chassis_tables(metadata)
things = Table(
    "things",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("tags", ARRAY(Text), nullable=False),
    Column("details", JSONB, nullable=False),
)
seen = Table(
    "seen",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
)
effects = Table(
    "effects",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("event_id", Uuid, nullable=False),
)

POISON = "poison"


@dataclass(eq=False, kw_only=True)
class Thing(Aggregate):
    name: str
    tags: list[str]
    details: dict[str, Any]

    def rename(self, name: str) -> None:
        self.name = name
        self.record(Named(self))


@dataclass(frozen=True)
class Named(DomainEvent):
    thing: Thing


def a_thing(name: str = "a name") -> Thing:
    thing = Thing(id=new_id(), name=name, tags=['with "quotes"', "and\\"], details={"a": 1})
    thing.record(Named(thing))
    return thing


class ThingsStore:
    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction

    def add(self, thing: Thing) -> None:
        self.transaction.insert(things, thing, _to_row)

    async def get(self, id: Any) -> Thing:
        return await self.transaction.load(things, id, _from_row, _to_row)


def _from_row(row: Row) -> Thing:
    return Thing(id=row.id, version=row.version, name=row.name, tags=row.tags, details=row.details)


def _to_row(thing: Thing) -> dict[str, Any]:
    return {
        "id": thing.id,
        "name": thing.name,
        "tags": list(thing.tags),
        "details": deepcopy(thing.details),
    }


outgoing = Outgoing()


@outgoing.on(Named)
def named(event: Named) -> InvoiceLineRecorded:
    """Any contract will do; the name travels as the basis."""
    thing_id = event.thing.id
    return InvoiceLineRecorded(
        invoice_line_id=thing_id,
        placement_request_id=thing_id,
        payer_agency_id=thing_id,
        payee_agency_id=thing_id,
        basis=event.thing.name,
        units=Decimal(1),
        state="void",
    )


def a_subscription(queue: str = "test.things") -> Subscriptions[ThingsStore]:
    """Keeps the newest name, and one row for every effect, so that a second one would show."""
    subscriptions = Subscriptions[ThingsStore](queue)

    @subscriptions.on(InvoiceLineRecorded)
    async def keep(event: InvoiceLineRecorded, delivery: Delivery, store: ThingsStore) -> None:
        if event.basis == POISON:
            raise ValueError("nobody can digest this")
        row = {"id": event.invoice_line_id, "name": event.basis}
        store.transaction.keep_newest(seen, row, version=delivery.sequence)
        store.transaction.append(effects, {"id": new_id(), "event_id": delivery.id})

    return subscriptions


class ThingsSettings:
    def __init__(self, database_url: str, pool: int = 5) -> None:
        self.database_url = database_url
        self.database_pool_size = pool


def a_database(url: str) -> Database[ThingsStore]:
    return Database(ThingsSettings(url), store=ThingsStore, outgoing=outgoing, source="test")

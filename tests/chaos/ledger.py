"""A service of the tests' own that writes down every event it handles, and forbids no doubles."""

from fastapi import FastAPI
from pydantic_settings import SettingsConfigDict
from sqlalchemy import Column, Integer, MetaData, Table, Uuid

from chassis.bus import Bus
from chassis.http import create_service_app
from chassis.ids import new_id
from chassis.outgoing import Outgoing
from chassis.process import main
from chassis.settings import ServiceSettings
from chassis.store import Database, Transaction, chassis_tables
from chassis.subscriptions import Delivery, Subscriptions
from chassis.worker import Worker
from contracts.catalogue import EVENTS
from contracts.placements import PlacementRequestState

metadata = MetaData()
chassis_tables(metadata)
entries = Table(
    "entries",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("event_id", Uuid, nullable=False),
    Column("subject", Uuid, nullable=False),
    Column("sequence", Integer, nullable=False),
)

REQUEST_EVENTS = [kind for kind in EVENTS if issubclass(kind, PlacementRequestState)]


class Settings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="LEDGER_", frozen=True)


class LedgerStore:
    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction


subscriptions = Subscriptions[LedgerStore]("ledger.placement_requests")


@subscriptions.on(*REQUEST_EVENTS)
async def write_down(event: PlacementRequestState, delivery: Delivery, store: LedgerStore) -> None:
    store.transaction.append(
        entries,
        {
            "id": new_id(),
            "event_id": delivery.id,
            "subject": event.placement_request_id,
            "sequence": delivery.sequence,
        },
    )


def a_database(settings: Settings) -> Database[LedgerStore]:
    return Database(settings, store=LedgerStore, outgoing=Outgoing(), source="ledger")


def create_app(settings: Settings) -> FastAPI:
    return create_service_app(
        title="Ledger", settings=settings, database=a_database(settings), routers=[], texts={}
    )


def create_worker(settings: Settings, bus: Bus) -> Worker:
    return Worker(
        name="ledger",
        settings=settings,
        database=a_database(settings),
        bus=bus,
        subscriptions=[subscriptions],
    )


if __name__ == "__main__":
    main("ledger", Settings, create_app, create_worker)

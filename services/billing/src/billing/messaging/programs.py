"""Keeps the departments of programs up to date."""

from billing.store.store import BillingStore
from chassis.subscriptions import Delivery, Subscriptions
from contracts.placements import ProgramRecorded

subscriptions = Subscriptions[BillingStore]("billing.programs")


@subscriptions.on(ProgramRecorded)
async def keep_newest(event: ProgramRecorded, delivery: Delivery, store: BillingStore) -> None:
    store.programs.keep_newest(
        event.program_id, department_id=event.department_id, version=delivery.sequence
    )

"""Keeps the names and provinces of agencies up to date."""

from billing.store.store import BillingStore
from chassis.subscriptions import Delivery, Subscriptions
from contracts.identity import AgencyRecorded

subscriptions = Subscriptions[BillingStore]("billing.agencies")


@subscriptions.on(AgencyRecorded)
async def keep_newest(event: AgencyRecorded, delivery: Delivery, store: BillingStore) -> None:
    store.agencies.keep_newest(
        event.agency_id,
        name_fr=event.name_fr,
        name_en=event.name_en,
        province=event.province,
        version=delivery.sequence,
    )

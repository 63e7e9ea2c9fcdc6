"""Keeps the names of sites, services, destinations and programs up to date with placements."""

from chassis.subscriptions import Delivery, Subscriptions
from contracts.placements import (
    DestinationRecorded,
    ProgramRecorded,
    ServiceRecorded,
    SiteRecorded,
)
from notifications.store.store import NotificationsStore

subscriptions = Subscriptions[NotificationsStore]("notifications.places")


@subscriptions.on(SiteRecorded)
async def keep_site(event: SiteRecorded, delivery: Delivery, store: NotificationsStore) -> None:
    row = {"id": event.site_id, "name": event.name, "city": event.city}
    store.directory.keep_newest("sites", row, version=delivery.sequence)


@subscriptions.on(ServiceRecorded)
async def keep_service(
    event: ServiceRecorded, delivery: Delivery, store: NotificationsStore
) -> None:
    row = {
        "id": event.service_id,
        "name_fr": event.name_fr,
        "name_en": event.name_en,
        "contact_person_id": event.contact_person_id,
    }
    store.directory.keep_newest("services", row, version=delivery.sequence)


@subscriptions.on(DestinationRecorded)
async def keep_destination(
    event: DestinationRecorded, delivery: Delivery, store: NotificationsStore
) -> None:
    row = {
        "id": event.destination_id,
        "name": event.name,
        "contact_person_id": event.contact_person_id,
    }
    store.directory.keep_newest("destinations", row, version=delivery.sequence)


@subscriptions.on(ProgramRecorded)
async def keep_program(
    event: ProgramRecorded, delivery: Delivery, store: NotificationsStore
) -> None:
    row = {
        "id": event.program_id,
        "name_fr": event.name_fr,
        "name_en": event.name_en,
        "department_id": event.department_id,
    }
    store.directory.keep_newest("programs", row, version=delivery.sequence)

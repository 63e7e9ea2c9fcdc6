"""Keeps agencies, people, accounts and roles up to date with the identity service."""

from chassis.subscriptions import Delivery, Subscriptions
from contracts.identity import (
    AccountRecorded,
    AgencyRecorded,
    PersonDeleted,
    PersonRecorded,
    RoleAssignmentRecorded,
    SwitchSet,
)
from notifications.store.store import NotificationsStore
from notifications.store.tables.switches import switch_settings

subscriptions = Subscriptions[NotificationsStore]("notifications.directory")


@subscriptions.on(AgencyRecorded)
async def keep_agency(event: AgencyRecorded, delivery: Delivery, store: NotificationsStore) -> None:
    row = {
        "id": event.agency_id,
        "name_fr": event.name_fr,
        "name_en": event.name_en,
        "province": event.province,
    }
    store.directory.keep_newest("agencies", row, version=delivery.sequence)


@subscriptions.on(PersonRecorded)
async def keep_person(event: PersonRecorded, delivery: Delivery, store: NotificationsStore) -> None:
    row = {
        "id": event.person_id,
        "agency_id": event.agency_id,
        "first_name": event.first_name,
        "last_name": event.last_name,
        "language": event.language,
        "email": event.email,
        "active": event.active,
    }
    store.directory.keep_newest("people", row, version=delivery.sequence)


@subscriptions.on(PersonDeleted)
async def erase_person(event: PersonDeleted, delivery: Delivery, store: NotificationsStore) -> None:
    """The row stays without name and address, so that what is heard late does not restore them."""
    row = {
        "id": event.person_id,
        "agency_id": event.agency_id,
        "first_name": "",
        "last_name": "",
        "language": "fr",
        "email": None,
        "active": False,
    }
    store.directory.keep_newest("people", row, version=delivery.sequence)


@subscriptions.on(AccountRecorded)
async def keep_account(
    event: AccountRecorded, delivery: Delivery, store: NotificationsStore
) -> None:
    row = {
        "id": event.account_id,
        "person_id": event.person_id,
        "enabled": event.enabled,
        "email_alerts_accepted": event.email_alerts_accepted,
    }
    store.directory.keep_newest("accounts", row, version=delivery.sequence)


@subscriptions.on(RoleAssignmentRecorded)
async def keep_role_assignment(
    event: RoleAssignmentRecorded, delivery: Delivery, store: NotificationsStore
) -> None:
    row = {
        "id": event.role_assignment_id,
        "person_id": event.person_id,
        "agency_id": event.agency_id,
        "role": event.role,
        "program_ids": event.program_ids,
        "department_ids": event.department_ids,
        "site_ids": event.site_ids,
        "destination_ids": event.destination_ids,
        "service_ids": event.service_ids,
        "disciplines": event.disciplines,
        "active": event.active,
    }
    store.directory.keep_newest("role_assignments", row, version=delivery.sequence)


@subscriptions.on(SwitchSet)
async def keep_switch(event: SwitchSet, delivery: Delivery, store: NotificationsStore) -> None:
    row = {
        "id": event.setting_id,
        "switch": event.switch,
        "level": event.level,
        "province": event.province,
        "agency_id": event.agency_id,
        "place_id": event.place_id,
        "turned_on": event.on,
    }
    store.transaction.keep_newest(switch_settings, row, version=delivery.sequence)

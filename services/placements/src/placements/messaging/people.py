"""Remembers who exists and who may do what, as the identity service tells it."""

from sqlalchemy import Table

from chassis.subscriptions import Delivery, Subscriptions
from contracts.identity import (
    AccountRecorded,
    AgencyRecorded,
    PersonDeleted,
    PersonRecorded,
    RoleAssignmentRecorded,
    SwitchSet,
)
from placements.commands.places.follow_contact import follow_contact
from placements.store.store import PlacementsStore
from placements.store.tables.people import accounts, agencies, people, role_assignments
from placements.store.tables.switches import switch_settings

subscriptions = Subscriptions[PlacementsStore]("placements.people")


@subscriptions.on(AgencyRecorded)
async def keep_agency(event: AgencyRecorded, delivery: Delivery, store: PlacementsStore) -> None:
    row = {"id": event.agency_id, **event.model_dump(include=columns_of(agencies))}
    store.transaction.keep_newest(agencies, row, version=delivery.sequence)


@subscriptions.on(PersonRecorded)
async def keep_person(event: PersonRecorded, delivery: Delivery, store: PlacementsStore) -> None:
    row = {"id": event.person_id, **event.model_dump(include=columns_of(people))}
    store.transaction.keep_newest(people, row, version=delivery.sequence)


@subscriptions.on(PersonDeleted)
async def erase_person(event: PersonDeleted, delivery: Delivery, store: PlacementsStore) -> None:
    """The row stays without a name, so that what is heard late does not bring it back."""
    row = {
        "id": event.person_id,
        "agency_id": event.agency_id,
        "first_name": "",
        "last_name": "",
        "language": "fr",
        "active": False,
    }
    store.transaction.keep_newest(people, row, version=delivery.sequence)
    if event.kept_person_id is not None:
        await follow_contact(event.person_id, event.kept_person_id, store)


@subscriptions.on(AccountRecorded)
async def keep_account(event: AccountRecorded, delivery: Delivery, store: PlacementsStore) -> None:
    row = {"id": event.account_id, **event.model_dump(include=columns_of(accounts))}
    store.transaction.keep_newest(accounts, row, version=delivery.sequence)


@subscriptions.on(RoleAssignmentRecorded)
async def keep_role_assignment(
    event: RoleAssignmentRecorded, delivery: Delivery, store: PlacementsStore
) -> None:
    row = {"id": event.role_assignment_id, **event.model_dump(include=columns_of(role_assignments))}
    store.transaction.keep_newest(role_assignments, row, version=delivery.sequence)


@subscriptions.on(SwitchSet)
async def keep_switch(event: SwitchSet, delivery: Delivery, store: PlacementsStore) -> None:
    row = {
        "id": event.setting_id,
        "turned_on": event.on,
        **event.model_dump(include={"switch", "level", "province", "agency_id", "place_id"}),
    }
    store.transaction.keep_newest(switch_settings, row, version=delivery.sequence)


def columns_of(table: Table) -> set[str]:
    """What the row keeps of an event whose fields are called alike; the rest is not needed here."""
    return {column.name for column in table.columns} - {"id", "version"}

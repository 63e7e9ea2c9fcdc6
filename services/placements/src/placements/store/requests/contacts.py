"""The people who answer for a service and for a destination, joined to what names them."""

from sqlalchemy import ColumnElement, FromClause, Label
from sqlalchemy.sql.selectable import NamedFromClause

from chassis.store import Row
from placements.domain.requests.channels import Contact, Contacts
from placements.store.tables.people import accounts, people
from placements.store.tables.places import destinations, services

service_contact = people.alias("service_contact")
service_account = accounts.alias("service_account")
destination_contact = people.alias("destination_contact")
destination_account = accounts.alias("destination_account")

_SERVICE = (service_contact, service_account)
_DESTINATION = (destination_contact, destination_account)


def with_contacts(
    source: FromClause, service_id: ColumnElement[object], destination_id: ColumnElement[object]
) -> FromClause:
    """The source, joined to service and destination and to their contacts."""
    served = source.outerjoin(services, services.c.id == service_id)
    placed = _with_person(served, services, *_SERVICE).outerjoin(
        destinations, destinations.c.id == destination_id
    )
    return _with_person(placed, destinations, *_DESTINATION)


def _with_person(
    source: FromClause, place: FromClause, person: NamedFromClause, account: NamedFromClause
) -> FromClause:
    return source.outerjoin(person, person.c.id == place.c.contact_person_id).outerjoin(
        account, account.c.person_id == person.c.id
    )


def _facts(
    prefix: str, person: NamedFromClause, account: NamedFromClause
) -> tuple[Label[object], ...]:
    return (
        person.c.active.label(f"{prefix}_contact_active"),
        account.c.enabled.label(f"{prefix}_account_enabled"),
        account.c.email_alerts_accepted.label(f"{prefix}_alerts_accepted"),
        account.c.last_signed_in_on.label(f"{prefix}_signed_in_on"),
    )


CONTACT_FACTS = (*_facts("service", *_SERVICE), *_facts("destination", *_DESTINATION))
"""The columns that `contacts_from` reads."""


def contacts_from(row: Row, *, has_agency: bool) -> Contacts:
    return Contacts(
        Contact(
            has_agency,
            row["service_contact_active"],
            row["service_account_enabled"],
            row["service_alerts_accepted"],
            row["service_signed_in_on"],
        ),
        Contact(
            has_agency,
            row["destination_contact_active"],
            row["destination_account_enabled"],
            row["destination_alerts_accepted"],
            row["destination_signed_in_on"],
        ),
    )

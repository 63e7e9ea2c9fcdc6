"""Plays the demo requests through the domain's own moves, and writes what became of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from chassis.auth import Role
from chassis.store import Database
from placements.domain.requests.acts import Act
from placements.domain.requests.asked import Asked, Period
from placements.domain.requests.channels import Contact, Contacts
from placements.domain.requests.days import day_of
from placements.domain.requests.moves import Move
from placements.domain.requests.reasons import Reason
from placements.domain.requests.request import PlacementRequest
from placements.messaging.outgoing import outgoing
from placements.store.requests.rows import history_row, request_row
from placements.store.store import PlacementsStore
from placements.store.tables.requests import placement_request_history, placement_requests
from practica.demo_province.province import DemoPerson, DemoProvince, DemoRequest, DemoStep

_FOUND = "SELECT 1 FROM placement_requests WHERE id = ANY($1::uuid[]) LIMIT 1"

_Playing = Callable[[PlacementRequest, DemoRequest, DemoStep, Act], None]


async def load_requests(
    database: Database[PlacementsStore], province: DemoProvince, sites: dict[str, UUID]
) -> bool:
    """Whether they had to be written; all of them are, or none.

    Only the last event of each is published: readers keep the newest state, and nobody is to be
    told today of what happened weeks ago.
    """
    ids = [request.id for request in province.requests]
    async with database.reading() as connection:
        if await connection.raw.fetchval(_FOUND, ids) is not None:
            return False
    people = {person.id: person for person in province.people}
    services = {service.id: service for service in province.services}
    async with database.transaction() as store:
        for told in province.requests:
            service = services[told.destination.service_ids[0]]
            contacts = Contacts(
                service=_contact(people, service.contact_person_id, store.now),
                destination=_contact(people, told.destination.contact_person_id, store.now),
            )
            request = await _created(told, sites[told.destination.site], contacts, store)
            for step in told.steps[1:]:
                _PLAYS[step.move](request, told, step, _act(step))
            _write(request, store)
    return True


def _contact(people: dict[UUID, DemoPerson], id: UUID | None, now: datetime) -> Contact:
    if id is None:
        return Contact()
    if people[id].account_id is None:
        return Contact(active=True)
    today = day_of(now)
    return Contact(active=True, account_enabled=True, alerts_accepted=True, last_signed_in_on=today)


async def _created(
    told: DemoRequest, site_id: UUID, contacts: Contacts, store: PlacementsStore
) -> PlacementRequest:
    first = told.steps[0]
    course, unit = told.course, told.destination
    request = PlacementRequest.create(
        reference=await store.placement_requests.next_reference(first.at.astimezone(UTC).year),
        asked=Asked(
            program_id=course.program.id,
            course_id=course.id,
            discipline=course.program.discipline,
            placement_type=told.placement_type,
            receiving_agency_id=unit.agency_id,
            site_id=site_id,
            service_id=unit.service_ids[0],
            destination_id=unit.id,
            period=Period(told.starts_on, told.ends_on),
            students=told.students,
            shifts=course.shifts,
            hours_per_student=course.hours,
            release_on=told.release_on,
        ),
        contacts=contacts,
        act=_act(first),
        agency_id=course.program.agency_id,
    )
    request.id = told.id
    return request


def _act(step: DemoStep) -> Act:
    if step.by is None:
        return Act.by_the_clock(step.at)
    return Act(
        at=step.at,
        day=day_of(step.at),
        person_id=step.by.id,
        role=Role(step.by.role),
        agency_id=step.by.agency_id,
        comment=step.comment,
    )


def _write(request: PlacementRequest, store: PlacementsStore) -> None:
    """Rows as the transaction would write them, at the version that all moves lead to."""
    *_, last = events = request.take_events()
    store.transaction.append(placement_requests, {**request_row(request), "version": len(events)})
    for entry in request.take_history():
        store.transaction.append(placement_request_history, history_row(request.id, entry))
    contract = outgoing.contract_of(last)
    if contract is not None:
        store.transaction.publish(contract, sequence=len(events))


def _reason(step: DemoStep) -> Reason:
    return Reason(step.reason or "other", None)


_PLAYS: dict[Move, _Playing] = {
    Move.SEND: lambda request, _told, _step, act: request.send(act),
    Move.RELEASE: lambda request, _told, _step, act: request.release(act),
    Move.REDIRECT: lambda request, _told, _step, act: request.redirect(act),
    Move.ACCEPT_FOR_DESTINATION: lambda request, _told, _step, act: request.accept_for_destination(
        act
    ),
    Move.DECLINE_FOR_DESTINATION: lambda request, _told, step, act: request.decline_for_destination(
        _reason(step), act
    ),
    Move.WAITLIST: lambda request, _told, _step, act: request.waitlist(act),
    Move.ACCEPT: lambda request, _told, _step, act: request.accept(act),
    Move.DECLINE: lambda request, _told, step, act: request.decline(_reason(step), act),
    Move.ASSIGN_SUPERVISORS: lambda request, told, _step, act: request.assign_supervisors(
        told.supervisor_ids, act
    ),
    Move.CONFIRM: lambda request, _told, _step, act: request.confirm(act),
    Move.WITHDRAW: lambda request, _told, _step, act: request.withdraw(act),
    Move.CANCEL: lambda request, _told, step, act: request.cancel(_reason(step), act),
}

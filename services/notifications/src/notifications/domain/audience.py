"""Who is told about each move of a placement request: the table, and the rules around it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from notifications.domain.moves import Move, Remembered, RequestMoved, Side
from notifications.domain.people import Person


class Party(StrEnum):
    """A group of people around a request, before it is known who they are."""

    PLACING_COORDINATORS = "placing_coordinators"
    RECEIVING_COORDINATORS = "receiving_coordinators"
    DESTINATION_COORDINATORS = "destination_coordinators"
    SERVICE_CONTACT = "service_contact"
    DESTINATION_CONTACT = "destination_contact"
    SUPERVISORS = "supervisors"
    INSTRUCTORS = "instructors"


class Only(StrEnum):
    """A condition under which a party is told."""

    IF_WAS_SENT = "if the receiving side had the request"
    IF_DESTINATION_KNOWS = "if the request was redirected, or answered by the agency"
    IF_DESTINATION_IS_NEWS = "if the school does not know the destination yet"
    IF_OTHER_SIDE_ACTED = "if the other side, or nobody, made the move"
    IF_NEWLY_NAMED = "those who were not named before"


@dataclass(frozen=True)
class Told:
    """One cell of the table: a party that is told, in the inbox and, unless said, by mail."""

    party: Party
    only: Only | None = None
    by_mail: bool = True


SCHOOL = Party.PLACING_COORDINATORS
AGENCY = Party.RECEIVING_COORDINATORS
UNIT = Party.DESTINATION_COORDINATORS
SERVICE_CONTACT = Party.SERVICE_CONTACT
UNIT_CONTACT = Party.DESTINATION_CONTACT
SUPERVISORS = Party.SUPERVISORS
INSTRUCTORS = Party.INSTRUCTORS

AUDIENCE: Mapping[Move, tuple[Told, ...]] = {
    Move.CREATED: (),
    Move.HELD: (),
    Move.SENT: (Told(AGENCY), Told(SERVICE_CONTACT)),
    Move.REDIRECTED: (
        Told(UNIT),
        Told(SCHOOL, Only.IF_DESTINATION_IS_NEWS, by_mail=False),
    ),
    # A destination's answer is for its own agency: the school hears only the agency's.
    Move.ACCEPTED_BY_DESTINATION: (Told(AGENCY),),
    Move.DECLINED_BY_DESTINATION: (Told(AGENCY),),
    Move.WAITLISTED: (Told(SCHOOL), Told(UNIT)),
    Move.ACCEPTED: (Told(SCHOOL), Told(UNIT)),
    Move.DECLINED: (Told(SCHOOL), Told(UNIT)),
    Move.CONFIRMED: (Told(AGENCY), Told(UNIT), Told(SUPERVISORS), Told(INSTRUCTORS)),
    Move.CANCELLED: (
        Told(SCHOOL, Only.IF_OTHER_SIDE_ACTED),
        Told(AGENCY, Only.IF_OTHER_SIDE_ACTED),
        Told(SERVICE_CONTACT, Only.IF_OTHER_SIDE_ACTED),
        Told(UNIT, Only.IF_DESTINATION_KNOWS),
        Told(UNIT_CONTACT, Only.IF_DESTINATION_KNOWS),
        Told(SUPERVISORS),
        Told(INSTRUCTORS),
    ),
    Move.WITHDRAWN: (Told(AGENCY, Only.IF_WAS_SENT, by_mail=False),),
    Move.SUPERVISORS_ASSIGNED: (Told(SUPERVISORS, Only.IF_NEWLY_NAMED),),
    Move.INSTRUCTORS_ASSIGNED: (Told(INSTRUCTORS, Only.IF_NEWLY_NAMED),),
}

SIDES: Mapping[Party, Side] = {
    Party.PLACING_COORDINATORS: Side.SCHOOL,
    Party.RECEIVING_COORDINATORS: Side.RECEIVING,
    Party.SERVICE_CONTACT: Side.RECEIVING,
    Party.DESTINATION_COORDINATORS: Side.DESTINATION,
    Party.DESTINATION_CONTACT: Side.DESTINATION,
    Party.SUPERVISORS: Side.SUPERVISOR,
    Party.INSTRUCTORS: Side.INSTRUCTOR,
}


@dataclass(frozen=True)
class Recipient:
    """Somebody who is told, the side from which they see the request, and by which ways."""

    person: Person
    side: Side
    in_inbox: bool
    by_mail: bool


def recipients_of(
    moved: RequestMoved, remembered: Remembered, people: Mapping[Party, Iterable[Person]]
) -> list[Recipient]:
    """Everybody who is told about the move, once each, never the one who made it.

    Who belongs to several parties is told as a member of the first; the requester comes first
    among the coordinators of the school.
    """
    chosen: dict[UUID, Recipient] = {}
    for told in AUDIENCE[moved.move]:
        for person in _concerned(told, moved, remembered, people.get(told.party, ())):
            if person.id != moved.actor_id and person.id not in chosen:
                chosen[person.id] = _recipient(told, moved.move, person)
    return [each for each in chosen.values() if each.in_inbox or each.by_mail]


def _recipient(told: Told, move: Move, person: Person) -> Recipient:
    matters = move is Move.CANCELLED
    return Recipient(
        person=person,
        side=SIDES[told.party],
        in_inbox=person.reads_inbox,
        by_mail=told.by_mail and person.reads_mail(even_without_account=matters),
    )


def _concerned(
    told: Told, moved: RequestMoved, remembered: Remembered, people: Iterable[Person]
) -> list[Person]:
    if told.only is Only.IF_NEWLY_NAMED:
        return [person for person in people if person.id in remembered.newly_named]
    if told.only is not None and not _holds(told, moved, remembered):
        return []
    return sorted(people, key=lambda person: person.id != moved.requested_by)


def _holds(told: Told, moved: RequestMoved, remembered: Remembered) -> bool:
    match told.only:
        case Only.IF_WAS_SENT:
            return moved.was_sent
        case Only.IF_DESTINATION_KNOWS:
            return remembered.was_redirected or moved.was_answered
        case Only.IF_DESTINATION_IS_NEWS:
            return remembered.destination_is_news
        case _:
            return SIDES[told.party] is not _side_that_acted(moved)


def _side_that_acted(moved: RequestMoved) -> Side | None:
    """None for the clock, for rules and for administrators, who belong to neither side."""
    match moved.actor_role:
        case "placing_coordinator":
            return Side.SCHOOL
        case "receiving_coordinator" | "destination_coordinator":
            return Side.RECEIVING
        case _:
            return None

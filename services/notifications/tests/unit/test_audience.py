"""Who is told about each move: the table, cell by cell, and the rules around it."""

from collections.abc import Callable, Mapping

import pytest

from notifications.domain.audience import AUDIENCE, Party, Recipient, recipients_of
from notifications.domain.moves import Move, Remembered, RequestMoved, Side
from notifications.domain.people import Person

PEOPLE = {
    Party.PLACING_COORDINATORS: ["requester", "other placing coordinator"],
    Party.RECEIVING_COORDINATORS: ["receiving coordinator"],
    Party.DESTINATION_COORDINATORS: ["destination coordinator"],
    Party.SERVICE_CONTACT: ["service contact"],
    Party.DESTINATION_CONTACT: ["destination contact"],
    Party.SUPERVISORS: ["supervisor", "new supervisor"],
    Party.INSTRUCTORS: ["instructor", "new instructor"],
}
SCHOOL = {"requester", "other placing coordinator"}
AGENCY = {"receiving coordinator"}
UNIT = {"destination coordinator"}
SERVICE, UNIT_CONTACT = {"service contact"}, {"destination contact"}
SUPERVISORS = {"supervisor", "new supervisor"}
INSTRUCTORS = {"instructor", "new instructor"}

AMove = Callable[..., RequestMoved]
APerson = Callable[..., Person]
Decide = Callable[..., tuple[set[str], set[str], list[Recipient]]]
NOTHING_REMEMBERED = Remembered()


@pytest.fixture
def told(a_move: AMove, a_person: APerson) -> Decide:
    """Names of those told in the inbox, of those told by mail, and the recipients in order."""

    def decide(
        move: Move, remembered: Remembered = NOTHING_REMEMBERED, **changes: object
    ) -> tuple[set[str], set[str], list[Recipient]]:
        people = {party: [a_person(name) for name in PEOPLE[party]] for party in Party}
        names = {a_person(name).id: name for party in Party for name in PEOPLE[party]}
        recipients = recipients_of(a_move(move, **changes), remembered, people)
        inbox = {names[each.person.id] for each in recipients if each.in_inbox}
        mail = {names[each.person.id] for each in recipients if each.by_mail}
        return inbox, mail, recipients

    return decide


CELLS: Mapping[Move, set[str]] = {
    Move.CREATED: set(),
    Move.HELD: set(),
    Move.SENT: AGENCY | SERVICE,
    Move.REDIRECTED: UNIT,
    Move.ACCEPTED_BY_DESTINATION: AGENCY,
    Move.DECLINED_BY_DESTINATION: AGENCY,
    Move.WAITLISTED: SCHOOL | UNIT,
    Move.ACCEPTED: SCHOOL | UNIT,
    Move.DECLINED: SCHOOL | UNIT,
    Move.CONFIRMED: AGENCY | UNIT | SUPERVISORS | INSTRUCTORS,
    Move.CANCELLED: SCHOOL | AGENCY | SERVICE | SUPERVISORS | INSTRUCTORS,
    Move.SUPERVISORS_ASSIGNED: set(),
    Move.INSTRUCTORS_ASSIGNED: set(),
}


@pytest.mark.parametrize("move", list(CELLS))
def test_each_move_is_told_to_its_audience_in_the_inbox_and_by_mail(
    told: Decide, move: Move
) -> None:
    inbox, mail, _ = told(move)

    assert inbox == CELLS[move]
    assert mail == CELLS[move]


def test_every_move_has_a_row_in_the_table() -> None:
    assert set(AUDIENCE) == set(Move)


def test_the_school_hears_of_a_new_destination_in_the_app_alone(told: Decide) -> None:
    inbox, mail, _ = told(Move.REDIRECTED, Remembered(destination_is_news=True))

    assert inbox == UNIT | SCHOOL
    assert mail == UNIT


@pytest.mark.parametrize("move", list(Move))
def test_the_school_never_hears_a_destinations_answer(told: Decide, move: Move) -> None:
    _, _, recipients = told(
        move,
        Remembered(was_redirected=True, destination_is_news=True),
        status="accepted_by_destination",
    )

    of_school = [each for each in recipients if each.side is Side.SCHOOL]
    assert not of_school or "_by_destination" not in move.value


@pytest.mark.parametrize(
    ("role", "told_side"),
    [
        ("placing_coordinator", AGENCY | SERVICE),
        ("receiving_coordinator", SCHOOL),
        ("destination_coordinator", SCHOOL),
        ("administrator", SCHOOL | AGENCY | SERVICE),
    ],
)
def test_a_cancellation_is_told_to_the_other_side(
    told: Decide, role: str, told_side: set[str]
) -> None:
    inbox, _, _ = told(Move.CANCELLED, actor_role=role)

    assert inbox == told_side | SUPERVISORS | INSTRUCTORS


@pytest.mark.parametrize(
    ("remembered", "changes"),
    [(Remembered(was_redirected=True), {}), (Remembered(), {"was_answered": True})],
)
def test_a_destination_that_knew_the_request_hears_of_its_cancellation(
    told: Decide, remembered: Remembered, changes: dict[str, bool]
) -> None:
    inbox, _, _ = told(Move.CANCELLED, remembered, actor_role="placing_coordinator", **changes)

    assert inbox == AGENCY | SERVICE | UNIT | UNIT_CONTACT | SUPERVISORS | INSTRUCTORS


def test_a_withdrawal_is_told_in_the_app_if_the_request_was_sent(told: Decide) -> None:
    assert told(Move.WITHDRAWN, was_sent=True)[:2] == (AGENCY, set())
    assert told(Move.WITHDRAWN, was_sent=False)[:2] == (set(), set())


@pytest.mark.parametrize(
    ("move", "name"),
    [
        (Move.SUPERVISORS_ASSIGNED, "new supervisor"),
        (Move.INSTRUCTORS_ASSIGNED, "new instructor"),
    ],
)
def test_only_the_newly_named_are_told(
    told: Decide, a_person: APerson, move: Move, name: str
) -> None:
    new = Remembered(newly_named=frozenset({a_person(name).id}))

    assert told(move, new)[:2] == ({name}, {name})


@pytest.mark.parametrize("move", list(Move))
def test_nobody_is_told_of_their_own_move(told: Decide, a_person: APerson, move: Move) -> None:
    everything = Remembered(
        was_redirected=True,
        destination_is_news=True,
        newly_named=frozenset(a_person(name).id for name in SUPERVISORS | INSTRUCTORS),
    )
    for name in [each for names in PEOPLE.values() for each in names]:
        inbox, mail, _ = told(move, everything, actor_id=a_person(name).id)
        assert name not in inbox | mail


def test_the_requester_comes_first_among_the_school(told: Decide, a_person: APerson) -> None:
    _, _, recipients = told(Move.ACCEPTED)

    assert recipients[0].person.id == a_person("requester").id


def test_who_belongs_to_two_parties_is_told_once_as_a_member_of_the_first(
    a_move: AMove, a_person: APerson
) -> None:
    both = a_person("both")
    people = {Party.RECEIVING_COORDINATORS: [both], Party.DESTINATION_COORDINATORS: [both]}

    recipients = recipients_of(a_move(Move.CONFIRMED), NOTHING_REMEMBERED, people)

    assert [each.side for each in recipients] == [Side.RECEIVING]


@pytest.mark.parametrize(
    ("changes", "move", "in_inbox", "by_mail"),
    [
        ({}, Move.CONFIRMED, True, True),
        ({"alerts_accepted": False}, Move.CONFIRMED, True, False),
        ({"alerts_accepted": False}, Move.CANCELLED, True, False),
        ({"email": None}, Move.CONFIRMED, True, False),
        ({"account_enabled": False}, Move.CANCELLED, False, False),
        ({"account_enabled": None}, Move.CONFIRMED, False, False),
        ({"account_enabled": None}, Move.CANCELLED, False, True),
        ({"account_enabled": None, "email": None}, Move.CANCELLED, False, False),
        ({"active": False}, Move.CANCELLED, False, False),
    ],
)
def test_the_ways_depend_on_the_account_and_the_address(
    a_move: AMove,
    a_person: APerson,
    changes: dict[str, object],
    move: Move,
    in_inbox: bool,  # noqa: FBT001 - a column of the table above
    by_mail: bool,  # noqa: FBT001 - same
) -> None:
    people = {Party.SUPERVISORS: [a_person("supervisor", **changes)]}

    recipients = recipients_of(a_move(move), NOTHING_REMEMBERED, people)

    assert [(each.in_inbox, each.by_mail) for each in recipients] == (
        [(in_inbox, by_mail)] if in_inbox or by_mail else []
    )

"""Labels in SQL, derived from the very table that words them, so that the two cannot part."""

from datetime import date
from itertools import product
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, false, not_, or_, select, true

from placements.domain.requests.channels import DORMANT_AFTER
from placements.domain.requests.labels import Label, Side, Standing, label_of
from placements.domain.requests.statuses import WITH_DESTINATION, Channel, Status
from placements.queries.requests.visibility import status_among
from placements.store.tables.people import accounts, people
from placements.store.tables.places import destinations, services
from placements.store.tables.requests import placement_requests

_r = placement_requests.c
_Circumstances = tuple[bool, ...]
"""Whether the request goes on paper, is to be released later, was redirected by a rule."""
_EVERY: list[_Circumstances] = list(product((True, False), repeat=3))


def contact_is_user(person_id: ColumnElement[UUID], today: date) -> ColumnElement[bool]:
    """What `Contact.is_user` says of a loaded contact; a test holds the two together."""
    return (
        select(people.c.id)
        .join(accounts, accounts.c.person_id == people.c.id)
        .where(
            people.c.id == person_id,
            people.c.active,
            accounts.c.enabled,
            accounts.c.email_alerts_accepted,
            accounts.c.last_signed_in_on >= today - DORMANT_AFTER,
        )
        .exists()
    )


def on_paper(today: date) -> ColumnElement[bool]:
    """Whether the contact that the request faces is no user; asked only where a label tells."""
    service = (
        select(services.c.id)
        .where(services.c.id == _r.service_id)
        .where(contact_is_user(services.c.contact_person_id, today))
        .exists()
    )
    destination = (
        select(destinations.c.id)
        .where(destinations.c.id == _r.destination_id)
        .where(contact_is_user(destinations.c.contact_person_id, today))
        .exists()
    )
    return or_(
        _r.receiving_agency_id.is_(None),
        case(
            (_r.status == Status.PENDING.value, not_(service)),
            (status_among(WITH_DESTINATION), not_(destination)),
            else_=false(),
        ),
    )


def release_ahead(today: date) -> ColumnElement[bool]:
    return and_(_r.release_on.is_not(None), _r.release_on > today)


def reads(label: Label, side: Side, today: date) -> ColumnElement[bool]:
    """The requests that bear this label for that side."""
    conditions = [_reads_as(label, side, status, today) for status in Status]
    return or_(false(), *(condition for condition in conditions if condition is not None))


def _reads_as(label: Label, side: Side, status: Status, today: date) -> ColumnElement[bool] | None:
    wanted = {one for one in _EVERY if label_of(_standing(status, one), side) is label}
    if not wanted:
        return None
    telling = [
        at
        for at in range(3)
        if any((one in wanted) != (_turned(one, at) in wanted) for one in _EVERY)
    ]
    cases = {tuple((at, one[at]) for at in telling) for one in wanted}
    told = (
        and_(true(), *(_circumstance(at, yes, today) for at, yes in case_))
        for case_ in sorted(cases)
    )
    return and_(_r.status == status.value, or_(*told))


def _circumstance(at: int, yes: bool, today: date) -> ColumnElement[bool]:  # noqa: FBT001 - a pair
    condition = (on_paper, release_ahead, _auto_redirected)[at](today)
    return condition if yes else not_(condition)


def _auto_redirected(_: date) -> ColumnElement[bool]:
    return _r.auto_redirected


def _standing(status: Status, circumstances: _Circumstances) -> Standing:
    paper, ahead, auto = circumstances
    channel = Channel.PAPER if paper else Channel.ONLINE
    return Standing(status, channel, release_ahead=ahead, auto_redirected=auto)


def _turned(circumstances: _Circumstances, at: int) -> tuple[bool, ...]:
    return tuple(not yes if place == at else yes for place, yes in enumerate(circumstances))

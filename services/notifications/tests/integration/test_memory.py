"""What earlier moves left behind decides who is told now, and what came too early waits."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest

from chassis.store import Database
from contracts.envelope import Event
from contracts.placements import (
    PlacementRequestAcceptedByDestination,
    PlacementRequestCancelled,
    PlacementRequestInstructorsAssigned,
    PlacementRequestRedirected,
    PlacementRequestSent,
    PlacementRequestState,
    PlacementRequestSupervisorsAssigned,
)
from notifications.messaging.postponed_moves import retry_with
from notifications.messaging.texts import TemplateTexts
from notifications.store.store import NotificationsStore
from notifications.store.tables.messages import (
    postponed_moves,
)
from testkit import an_envelope

Hear = Callable[..., Awaitable[None]]
AnEvent = Callable[..., PlacementRequestState]
UuidOf = Callable[[str], UUID]
Told = Callable[..., Awaitable[list[tuple[str, UUID]]]]


async def test_a_return_to_the_same_destination_is_not_told_to_the_school(
    hear: Hear, facts: list[Event], a_request: AnEvent, in_inboxes: Told, uuid_of: UuidOf
) -> None:
    await hear(*facts)
    await hear(
        a_request(PlacementRequestSent),
        a_request(PlacementRequestRedirected),
        a_request(PlacementRequestAcceptedByDestination),
        a_request(PlacementRequestRedirected),
    )

    to_school = [kind for kind, person in await in_inboxes() if person == uuid_of("requester")]
    assert to_school == ["redirected"]


async def test_late_news_of_a_request_that_was_called_off_calls_nobody_to_work(
    hear: Hear, facts: list[Event], a_request: AnEvent, in_inboxes: Told
) -> None:
    await hear(*facts)
    await hear(an_envelope(a_request(PlacementRequestCancelled), sequence=4))
    heard = await in_inboxes()
    await hear(
        an_envelope(a_request(PlacementRequestSent), sequence=2),
        an_envelope(a_request(PlacementRequestRedirected), sequence=3),
    )
    assert await in_inboxes() == heard

    await hear(an_envelope(a_request(PlacementRequestSent), sequence=5))
    assert [kind for kind, _ in await in_inboxes()][len(heard) :] == ["sent"]


async def test_a_request_that_is_sent_again_is_told_again(
    hear: Hear, facts: list[Event], a_request: AnEvent, in_inboxes: Told, uuid_of: UuidOf
) -> None:
    await hear(*facts)
    await hear(a_request(PlacementRequestRedirected))
    await hear(
        an_envelope(a_request(PlacementRequestSent), sequence=5),
        an_envelope(a_request(PlacementRequestRedirected), sequence=6),
    )

    to_school = [kind for kind, person in await in_inboxes() if person == uuid_of("requester")]
    assert to_school == ["redirected", "redirected"]


@pytest.mark.parametrize(
    ("kind", "people"),
    [
        (PlacementRequestSupervisorsAssigned, "supervisor_ids"),
        (PlacementRequestInstructorsAssigned, "instructor_ids"),
    ],
)
async def test_who_is_named_is_told_once(
    hear: Hear,
    facts: list[Event],
    a_request: AnEvent,
    in_inboxes: Told,
    uuid_of: UuidOf,
    *,
    kind: type[PlacementRequestState],
    people: str,
) -> None:
    move = kind.type.removeprefix("placements.placement_request_").removesuffix(".v1")
    named = a_request(kind, **{people: [uuid_of("supervisor")]})
    nobody = a_request(kind, **{people: []})
    await hear(*facts)
    await hear(*(an_envelope(named, sequence=number) for number in (3, 4)))
    assert await in_inboxes() == [(move, uuid_of("supervisor"))]

    await hear(an_envelope(nobody, sequence=5))
    await hear(an_envelope(named, sequence=6))
    assert len(await in_inboxes()) == 2


async def test_a_cancellation_reaches_a_unit_that_had_the_request(
    hear: Hear, facts: list[Event], a_request: AnEvent, in_inboxes: Told, uuid_of: UuidOf
) -> None:
    await hear(*facts)
    await hear(
        a_request(PlacementRequestRedirected),
        a_request(PlacementRequestCancelled, actor_role="placing_coordinator"),
    )

    told = {person for kind, person in await in_inboxes() if kind == "cancelled"}
    assert told == {uuid_of("receiving coordinator"), uuid_of("destination coordinator")}


async def test_a_move_that_comes_before_the_facts_waits_for_them(
    hear: Hear,
    facts: list[Event],
    a_request: AnEvent,
    in_inboxes: Told,
    database: Database[NotificationsStore],
) -> None:
    retry = retry_with(TemplateTexts("http://practica.test"))
    await hear(a_request(PlacementRequestSent))
    assert await in_inboxes() == []

    await hear(*facts)
    await _let_time_pass(database)

    assert await retry(database) == 1
    assert len(await in_inboxes()) == 1
    assert await retry(database) == 0


async def test_a_move_whose_facts_never_come_is_told_with_what_is_known(
    hear: Hear,
    facts: list[Event],
    a_request: AnEvent,
    mails: Any,
    database: Database[NotificationsStore],
) -> None:
    retry = retry_with(TemplateTexts("http://practica.test"))
    await hear(*(fact for fact in facts if fact.type != "placements.program_recorded.v1"))
    await hear(a_request(PlacementRequestSent))

    for _ in range(20):
        await _let_time_pass(database)
        await retry(database)

    [mail] = await mails()
    assert "Program:   –" in mail.text


async def _let_time_pass(database: Database[NotificationsStore]) -> None:
    async with database.transaction() as store:
        earlier = postponed_moves.update().values(try_again_at=store.now)
        await store.connection.execute(earlier)

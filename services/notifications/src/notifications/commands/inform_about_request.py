"""The people around a placement request, and the partners of its agencies, are told of a move."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from notifications.commands.ports import Store, Texts
from notifications.domain.audience import Recipient, recipients_of
from notifications.domain.messages import Note
from notifications.domain.moves import CALLS_OFF, Move, Remembered, RequestMoved
from notifications.domain.names import Names
from notifications.domain.paper_delivery import KINDS, PaperDelivery
from notifications.domain.partners import cloud_event, perspectives_on
from policy.switches import FeatureSwitch


@dataclass(frozen=True, kw_only=True)
class InformAboutRequest:
    """`at_last`: decide with what is known, however little that is."""

    moved: RequestMoved
    at_last: bool = False


async def inform_about_request(command: InformAboutRequest, store: Store, texts: Texts) -> bool:
    """Decides once who is told what, by which way. False if that has to wait for more facts.

    Nobody is asked to do anything about a request that was called off meanwhile; partners order
    what they hear by its time.
    """
    moved = command.moved
    names = await store.directory.names_around(moved)
    if not names.complete and not command.at_last:
        await store.postponed.put_off(moved)
        return False
    remembered = await store.memory.remember(moved)
    if not remembered.called_off:
        await _tell_people(moved, remembered, names, store, texts)
        await _write_letter(moved, store)
    await _tell_partners(moved, remembered, store)
    return True


async def _tell_people(
    moved: RequestMoved, remembered: Remembered, names: Names, store: Store, texts: Texts
) -> None:
    people = await store.directory.people_around(moved)
    recipients = recipients_of(moved, remembered, people)
    unmailed = await _unmailed(moved, recipients, store)
    for recipient in recipients:
        note = Note(
            event_id=moved.event_id,
            person=recipient.person,
            kind=moved.move.value,
            message=texts.about_move(moved, names, recipient),
            side=recipient.side.value,
            placement_request_id=moved.placement_request_id,
            reference=moved.reference,
        )
        if recipient.in_inbox:
            store.inbox.add(note)
        if recipient.by_mail and recipient.person.agency_id not in unmailed:
            store.mail.add(note)


async def _unmailed(
    moved: RequestMoved, recipients: Sequence[Recipient], store: Store
) -> frozenset[UUID]:
    """Agencies whose province wants no mail about this; their inboxes show it all the same."""
    if moved.move is not Move.CANCELLED:
        return frozenset()
    agencies = {recipient.person.agency_id for recipient in recipients if recipient.by_mail}
    return await store.switches.agencies_without(FeatureSwitch.CANCELLATION_MAILS, agencies)


async def _tell_partners(moved: RequestMoved, remembered: Remembered, store: Store) -> None:
    bodies = {
        agency_id: json.dumps(cloud_event(moved, perspective), ensure_ascii=False)
        for agency_id, perspective in perspectives_on(moved, remembered).items()
    }
    if bodies:
        await store.webhook_deliveries.queue(moved, bodies, moved.move.event_type)


async def _write_letter(moved: RequestMoved, store: Store) -> None:
    """What goes on paper enters the delivery queue; what is called off leaves it."""
    if moved.move in CALLS_OFF:
        await store.paper.void(moved)
    if moved.move not in KINDS or moved.channel != "paper":
        return
    if moved.move is Move.REDIRECTED:
        contact = await store.directory.contact_of_destination(moved.destination_id)
    else:
        contact = await store.directory.contact_of_service(moved.service_id)
    language = await store.directory.language_of_letter(contact, moved.receiving_agency_id)
    letter = PaperDelivery.of(moved, contact_person_id=contact, language=language, now=store.now)
    if letter is not None:
        store.paper.add(letter)

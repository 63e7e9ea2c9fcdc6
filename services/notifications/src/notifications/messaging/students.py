"""Hears what concerns a school's students: counts, never who they are."""

from chassis.subscriptions import Delivery, Subscriptions
from contracts.placements import ConsentsNearExpiry
from notifications.commands.inform_about_consents import inform_about_consents
from notifications.commands.ports import Texts
from notifications.domain.consents import ConsentsEnding
from notifications.store.store import NotificationsStore


def student_subscriptions_with(texts: Texts) -> Subscriptions[NotificationsStore]:
    """The queue of news about students, whose messages are written by these texts."""
    subscriptions = Subscriptions[NotificationsStore]("notifications.students")

    @subscriptions.on(ConsentsNearExpiry)
    async def inform(
        event: ConsentsNearExpiry, delivery: Delivery, store: NotificationsStore
    ) -> None:
        ending = ConsentsEnding(
            event_id=delivery.id,
            agency_id=event.agency_id,
            program_id=event.program_id,
            students=event.students,
            first_expires_on=event.first_expires_on,
        )
        await inform_about_consents(ending, store, texts)

    return subscriptions

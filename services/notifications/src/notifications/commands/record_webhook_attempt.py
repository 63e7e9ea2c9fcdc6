"""What came of calling a partner is written down, and an endpoint that only fails is disabled."""

from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from chassis.ids import new_id
from notifications.commands.ports import Store, Texts
from notifications.domain.messages import Note
from notifications.domain.retries import DISABLE_ENDPOINT_AFTER
from notifications.domain.webhook_delivery import Attempt, ClaimedDelivery, outcome_of


@dataclass(frozen=True, kw_only=True)
class RecordWebhookAttempt:
    claimed: ClaimedDelivery
    attempt: Attempt


async def record_webhook_attempt(command: RecordWebhookAttempt, store: Store, texts: Texts) -> None:
    """After 120 hours of only failures nothing more is sent, and the owner is told in the app."""
    claimed, attempt = command.claimed, command.attempt
    outcome = outcome_of(claimed, attempt, now=attempt.ended_at)
    await store.webhook_deliveries.record(claimed, attempt, outcome)
    if attempt.succeeded:
        await store.webhook_deliveries.count_success(claimed.endpoint_id)
        return
    since = await store.webhook_deliveries.count_failure(claimed.endpoint_id, attempt.attempted_at)
    if attempt.attempted_at - since >= DISABLE_ENDPOINT_AFTER:
        await _disable(claimed.endpoint_id, store, texts)


async def _disable(endpoint_id: UUID, store: Store, texts: Texts) -> None:
    disabled = await store.webhook_deliveries.disable_endpoint(endpoint_id)
    if disabled is None:
        return
    owner_id, url = disabled
    owner = await store.directory.person(owner_id)
    if owner is not None and owner.reads_inbox:
        message = texts.about_disabled_endpoint(urlsplit(url).hostname or "", owner.language)
        note = Note(event_id=new_id(), person=owner, kind="webhook_disabled", message=message)
        store.inbox.add(note)

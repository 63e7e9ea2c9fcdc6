"""One signed call of a partner's endpoint."""

import time
from collections.abc import Mapping
from datetime import datetime

import httpx2
from standardwebhooks.webhooks import Webhook

from chassis.domain import DomainError
from notifications.domain.webhook_delivery import (
    MOST_RESPONSE_BYTES,
    Attempt,
    ClaimedDelivery,
    SecretLost,
)


def signed_headers(claimed: ClaimedDelivery, *, now: datetime) -> Mapping[str, str]:
    """As Standard Webhooks asks; during a rotation both secrets sign. Raises SecretLost."""
    if not claimed.secrets:
        raise SecretLost(f"no secret of endpoint {claimed.endpoint_id} can be opened")
    message_id = str(claimed.event_id)
    signatures = [
        Webhook(secret).sign(msg_id=message_id, timestamp=now, data=claimed.body)
        for secret in claimed.secrets
    ]
    return {
        "content-type": "application/cloudevents+json; charset=utf-8",
        "user-agent": "Practica-Webhooks/1",
        "webhook-id": message_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


async def call_endpoint(
    client: httpx2.AsyncClient, claimed: ClaimedDelivery, *, now: datetime
) -> Attempt:
    """What came of one call; a failure of any kind is an answer too, never an exception."""
    started = time.perf_counter()
    status_code: int | None = None
    response: str | None = None
    error: str | None = None
    try:
        status_code, response = await _post(client, claimed, signed_headers(claimed, now=now))
    except DomainError as refused:
        error = refused.slug
    except Exception as failed:  # noqa: BLE001 - whatever a partner's answer breaks is its failure
        error = type(failed).__name__
    return Attempt(
        attempted_at=now,
        duration_ms=round((time.perf_counter() - started) * 1000),
        status_code=status_code,
        response=response,
        error=error,
    )


async def _post(
    client: httpx2.AsyncClient, claimed: ClaimedDelivery, headers: Mapping[str, str]
) -> tuple[int, str]:
    """Status and the beginning of the body; the rest is never read."""
    body = claimed.body.encode()
    async with client.stream("POST", claimed.url, content=body, headers=headers) as answer:
        kept = b""
        async for part in answer.aiter_raw():
            kept += part
            if len(kept) >= MOST_RESPONSE_BYTES:
                break
    return answer.status_code, _as_text(kept[:MOST_RESPONSE_BYTES])


def _as_text(kept: bytes) -> str:
    """PostgreSQL keeps no NUL; what is no UTF-8 is shown as replaced."""
    return kept.decode(errors="replace").replace("\x00", "�")

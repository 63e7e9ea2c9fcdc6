"""Sends due webhooks: several at once, a few for each partner, until told to stop."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx2
import structlog

from chassis.store import Database
from notifications.commands.ports import Texts
from notifications.commands.record_webhook_attempt import (
    RecordWebhookAttempt,
    record_webhook_attempt,
)
from notifications.domain.webhook_delivery import Attempt, ClaimedDelivery
from notifications.messaging.webhook_call import call_endpoint
from notifications.store.store import NotificationsStore
from notifications.store.webhook_claims import claim_webhooks

_log = structlog.get_logger(__name__)


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How much is sent at once, and how long a partner may take."""

    poll_seconds: float = 0.3
    timeout_seconds: float = 15.0
    at_once: int = 32
    at_once_per_endpoint: int = 4


class WebhookSender:
    """Claims deliveries, calls the partners, and writes down what came of it."""

    def __init__(
        self,
        database: Database[NotificationsStore],
        *,
        pace: Pace,
        texts: Texts,
        transport: Callable[[], httpx2.AsyncBaseTransport],
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._database = database
        self._pace = pace
        self._texts = texts
        self._transport = transport
        self._clock = clock
        self._under_way: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """A slow partner holds up only its own deliveries: claiming goes on beside the calls."""
        async with self._client() as client:
            try:
                while True:
                    await self._turn(client)
                    await asyncio.sleep(self._pace.poll_seconds)
            finally:
                await self._let_go()

    async def send_due(self) -> int:
        """Send what is due now, and wait for it; answers how many were tried."""
        async with self._client() as client:
            claimed = await self._claim()
            await asyncio.gather(*(self._deliver(client, each) for each in claimed))
        return len(claimed)

    async def _turn(self, client: httpx2.AsyncClient) -> None:
        try:
            for claimed in await self._claim():
                task = asyncio.create_task(self._deliver(client, claimed))
                self._under_way.add(task)
                task.add_done_callback(self._under_way.discard)
        except Exception:  # noqa: BLE001 - the loop outlives every fault, as a database that is away
            _log.exception("webhooks not claimed")

    async def _claim(self) -> list[ClaimedDelivery]:
        free = self._pace.at_once - len(self._under_way)
        if free <= 0:
            return []
        async with self._database.transaction() as store:
            return await claim_webhooks(
                store.connection,
                store.seal,
                now=self._clock(),
                most=free,
                at_once=self._pace.at_once_per_endpoint,
            )

    async def _deliver(self, client: httpx2.AsyncClient, claimed: ClaimedDelivery) -> None:
        try:
            attempt = await self._call(client, claimed)
            command = RecordWebhookAttempt(claimed=claimed, attempt=attempt)
            async with self._database.transaction() as store:
                await record_webhook_attempt(command, store, self._texts)
        except Exception:  # noqa: BLE001 - the lease ends, and the delivery is tried again
            _log.exception("webhook not recorded", delivery_id=str(claimed.id))

    async def _call(self, client: httpx2.AsyncClient, claimed: ClaimedDelivery) -> Attempt:
        now = self._clock()
        seconds = self._pace.timeout_seconds
        try:
            async with asyncio.timeout(seconds):
                return await call_endpoint(client, claimed, now=now)
        except TimeoutError:
            milliseconds = round(seconds * 1000)
            return Attempt(attempted_at=now, duration_ms=milliseconds, error="TimeoutError")

    def _client(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(
            transport=self._transport(),
            timeout=self._pace.timeout_seconds,
            follow_redirects=False,
            trust_env=False,
        )

    async def _let_go(self) -> None:
        """Calls in flight are broken off; their deliveries are due again after the lease."""
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

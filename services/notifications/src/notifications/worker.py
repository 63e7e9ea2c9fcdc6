"""The worker of the notifications service: subscriptions, mail, webhooks, and late facts."""

from datetime import timedelta
from functools import partial

from chassis.bus.port import Bus
from chassis.mail.message import MailServer
from chassis.mail.sender import MailSender
from chassis.outside import GuardedTransport
from chassis.sealing import Seal
from chassis.store import Database
from chassis.worker import Timer, Worker
from notifications.messaging import directory, places
from notifications.messaging.outgoing import outgoing
from notifications.messaging.placement_requests import subscriptions_with
from notifications.messaging.postponed_moves import retry_with
from notifications.messaging.students import student_subscriptions_with
from notifications.messaging.texts import TemplateTexts
from notifications.messaging.webhook_sender import Pace, WebhookSender
from notifications.settings import Settings
from notifications.store.mail import MAIL_QUEUE
from notifications.store.retention import Kept, forget_after
from notifications.store.store import NotificationsStore


def create_worker(
    settings: Settings, bus: Bus, *, database: Database[NotificationsStore] | None = None
) -> Worker:
    """A database may be shared with the HTTP process where both run in one."""
    database = database or Database(
        settings,
        store=partial(NotificationsStore, seal=Seal(settings.sealing_key())),
        outgoing=outgoing,
        source="notifications",
    )
    texts = TemplateTexts(settings.public_url)
    mail = MailSender(database, MAIL_QUEUE, mail_server(settings))
    webhooks = webhook_sender(settings, database, texts)
    return Worker(
        name="notifications",
        settings=settings,
        database=database,
        bus=bus,
        subscriptions=[
            directory.subscriptions,
            places.subscriptions,
            subscriptions_with(texts),
            student_subscriptions_with(texts),
        ],
        timers=[
            Timer("tell of postponed moves", every=timedelta(seconds=1), run=retry_with(texts)),
            Timer(
                "forget old messages", every=timedelta(hours=1), run=forget_after(kept(settings))
            ),
        ],
        loops=[mail.run, webhooks.run],
    )


def kept(settings: Settings) -> Kept:
    return Kept(
        inbox_days=settings.inbox_kept_days,
        mail_days=settings.mail_kept_days,
        webhook_days=settings.webhook_kept_days,
    )


def mail_server(settings: Settings) -> MailServer:
    return settings.mail_server(public_url=settings.public_url, list_name="notifications")


def webhook_sender(
    settings: Settings, database: Database[NotificationsStore], texts: TemplateTexts
) -> WebhookSender:
    return WebhookSender(
        database,
        pace=Pace(
            poll_seconds=settings.delivery_poll_seconds,
            timeout_seconds=settings.webhook_timeout_seconds,
            at_once=settings.webhooks_at_once,
            at_once_per_endpoint=settings.webhooks_at_once_per_endpoint,
        ),
        texts=texts,
        transport=partial(
            GuardedTransport, allow_private=settings.webhooks_allow_private_addresses
        ),
    )

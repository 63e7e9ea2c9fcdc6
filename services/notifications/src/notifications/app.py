"""The HTTP process of the notifications service."""

from functools import partial

from fastapi import FastAPI

from chassis.http import create_service_app
from chassis.live import Ear, Pace
from chassis.sealing import Seal
from chassis.store import Database
from notifications.api import (
    inbox_items,
    inbox_stream,
    mail_deliveries,
    paper_deliveries,
    webhook_deliveries,
    webhook_endpoints,
)
from notifications.api.problems import TEXTS
from notifications.messaging.outgoing import outgoing
from notifications.settings import Settings
from notifications.store.inbox import INBOX_CHANNEL
from notifications.store.store import NotificationsStore


def create_app(settings: Settings) -> FastAPI:
    seal = Seal(settings.sealing_key())
    app = create_service_app(
        title="Notifications",
        settings=settings,
        database=Database(
            settings,
            store=partial(NotificationsStore, seal=seal),
            outgoing=outgoing,
            source="notifications",
        ),
        routers=[
            inbox_items.router,
            inbox_stream.router,
            mail_deliveries.router,
            paper_deliveries.router,
            webhook_endpoints.router,
            webhook_deliveries.router,
        ],
        texts=TEXTS,
    )
    app.state.seal = seal
    app.state.inbox_ear = Ear(app.state.database, INBOX_CHANNEL)
    app.state.inbox_pace = Pace()
    return app

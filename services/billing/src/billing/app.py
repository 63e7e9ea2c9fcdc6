"""The HTTP process of the billing service."""

from fastapi import FastAPI

from billing.api import invoice_lines, rate_schedules, rates
from billing.api.problems import TEXTS
from billing.messaging.outgoing import outgoing
from billing.settings import Settings
from billing.store.store import BillingStore
from chassis.http import create_service_app
from chassis.store import Database


def create_app(settings: Settings) -> FastAPI:
    return create_service_app(
        title="Billing",
        settings=settings,
        database=Database(settings, store=BillingStore, outgoing=outgoing, source="billing"),
        routers=[rate_schedules.router, rates.router, invoice_lines.router],
        texts=TEXTS,
    )

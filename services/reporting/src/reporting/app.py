"""The HTTP process of the reporting service."""

from fastapi import FastAPI

from chassis.http import create_service_app
from chassis.store import Database
from reporting.api import aggregates, confirmed_placements, request_activity, requests_by_outcome
from reporting.api.problems import TEXTS
from reporting.messaging.outgoing import outgoing
from reporting.settings import Settings
from reporting.store.store import ReportingStore


def create_app(settings: Settings) -> FastAPI:
    return create_service_app(
        title="Reporting",
        settings=settings,
        database=Database(settings, store=ReportingStore, outgoing=outgoing, source="reporting"),
        routers=[
            request_activity.router,
            confirmed_placements.router,
            requests_by_outcome.router,
            aggregates.router,
        ],
        texts=TEXTS,
    )

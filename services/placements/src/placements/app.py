"""The HTTP process of the placements service."""

from fastapi import FastAPI

from chassis.http import create_service_app
from chassis.store import Database
from placements.api.places import routers as places
from placements.api.problems import TEXTS
from placements.api.requests import ROUTERS as REQUESTS
from placements.messaging.outgoing import outgoing
from placements.settings import Settings
from placements.store.store import PlacementsStore


def create_app(settings: Settings, *, database: Database[PlacementsStore] | None = None) -> FastAPI:
    return create_service_app(
        title="Placements",
        settings=settings,
        database=database
        or Database(settings, store=PlacementsStore, outgoing=outgoing, source="placements"),
        routers=[*REQUESTS, *places],
        texts=TEXTS,
    )

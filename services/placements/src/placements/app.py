"""The HTTP process of the placements service."""

from functools import partial

from fastapi import FastAPI

from chassis.data_keys import DataKeys
from chassis.http import create_service_app
from chassis.store import Database
from placements.api.access_log import router as access_log
from placements.api.places import routers as places
from placements.api.problems import TEXTS
from placements.api.requests import ROUTERS as REQUESTS
from placements.api.students import ROUTERS as STUDENTS
from placements.messaging.outgoing import outgoing
from placements.settings import Settings
from placements.store.store import PlacementsStore


def create_app(settings: Settings, *, database: Database[PlacementsStore] | None = None) -> FastAPI:
    return create_service_app(
        title="Placements",
        settings=settings,
        database=database
        or Database(
            settings,
            store=partial(PlacementsStore, keys=DataKeys(*settings.sealing_keys())),
            outgoing=outgoing,
            source="placements",
        ),
        routers=[*REQUESTS, *places, *STUDENTS, access_log],
        texts=TEXTS,
    )

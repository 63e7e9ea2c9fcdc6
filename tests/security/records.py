"""Ids of records that exist, for whatever a route names."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID, uuid4

from tests.security.sending import IdFor
from tests.security.world import SERVICES, Route, World

ABSENT: Final = uuid4()
_CALLED: Final = {
    "person": "people",
    "supervisor": "people",
    "instructor": "people",
    "concern": "people",
    "subject": "people",
    "schedule": "rate_schedules",
    "rate": "rate_schedules",
    "endpoint": "webhook_endpoints",
    "link": "linked_subjects",
    "place": "sites",
    "item": "inbox_items",
}
"""Tables that are not called like what names their records."""


def table_of(resource_or_name: str) -> Iterator[str]:
    """`contact_person_id` may be one of `contact_persons`, or of `people`."""
    words = re.sub(r"_ids?$", "", resource_or_name.replace("-", "_")).split("_")
    for at in range(len(words)):
        name = "_".join(words[at:])
        yield from (_CALLED.get(name.removesuffix("s"), name), name, f"{name}s")
        yield f"{name[:-1]}ies"


class Records:
    """Those of every service, as one service's routes name them."""

    def __init__(self, service: str, ids: Mapping[str, Mapping[str, list[UUID]]]) -> None:
        own = [service, *(other for other in SERVICES if other != service)]
        self._ids = [ids[name] for name in own]

    @classmethod
    async def of(cls, world: World, service: str) -> "Records":
        return cls(service, {name: await world.ids_of(name) for name in SERVICES})

    def for_route(self, route: Route) -> IdFor:
        """Every id of the route, of its query and of its body is one of a record that exists."""

        def wanted(name: str) -> UUID:
            names = _of_path(route) if name in ("", "id") else [name]
            return next((id_ for each in names if (id_ := self._named(each))), ABSENT)

        return wanted

    def _named(self, name: str) -> UUID | None:
        """Of the service itself, if it keeps such records, else of the one that does."""
        called = (ids[table][0] for table in table_of(name) for ids in self._ids if ids.get(table))
        return next(called, None)

    def private(self, open_tables: set[str]) -> set[str]:
        """What tells of a record of the service itself, but for those that all may read."""
        return {
            str(one)
            for table, ids in self._ids[0].items()
            if table not in open_tables
            for one in ids
        }


def _of_path(route: Route) -> list[str]:
    """`/sign-ons/links/{id}` names a link; `/placement-requests/bulk/{verb}` requests."""
    before = route.path.partition("/{")[0]
    return before.strip("/").split("/")[::-1]

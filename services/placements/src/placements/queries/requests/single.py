"""One placement request, with all that its viewer may read of it."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select

from chassis.auth import Viewer
from chassis.store import Connection, Prepared, Row
from placements.domain.requests.errors import PlacementRequestNotFound
from placements.queries.requests.reader import Reader
from placements.queries.requests.selected import requests_with_names
from placements.queries.requests.showing import detail_for
from placements.queries.requests.shown import PlacementRequestDetail
from placements.queries.requests.visibility import visible_to
from placements.store.tables.people import people
from placements.store.tables.requests import placement_requests

_people = Prepared(
    select(people.c.id, people.c.first_name, people.c.last_name).where(
        people.c.id == any_(bindparam("ids", type_=ARRAY(Uuid)))
    )
)


async def one_request(connection: Connection, id: UUID, reader: Reader) -> PlacementRequestDetail:
    """Raises PlacementRequestNotFound if there is none, or none for this viewer."""
    row = await visible_row(connection, id, reader.viewer)
    people = await names_of(
        connection, [row["requested_by"], *row["supervisor_ids"], *row["instructor_ids"]]
    )
    return detail_for(row, people, reader)


async def visible_row(connection: Connection, id: UUID, viewer: Viewer) -> Row:
    """The request with its names. Raises PlacementRequestNotFound."""
    wanted = select(placement_requests.c.id).where(
        placement_requests.c.id == id, visible_to(viewer)
    )
    seen = [row["id"] for row in await connection.all(wanted)]
    for row in await requests_with_names(connection, seen):
        return row
    raise PlacementRequestNotFound(f"{viewer.role} sees no {id}")


async def names_of(connection: Connection, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """First and last names of staff; who is not known is left out."""
    wanted = list({one for one in ids if one is not None})
    rows = await connection.all(_people, ids=wanted)
    return {row["id"]: f"{row['first_name']} {row['last_name']}" for row in rows}

"""How a request would reach a destination now, told before anybody redirects it."""

from uuid import UUID

from chassis.auth import Viewer
from chassis.store import Connection
from placements.domain.requests.channels import Contact
from placements.domain.requests.errors import DestinationNotOffered
from placements.domain.requests.rights import within
from placements.domain.requests.statuses import BEFORE_PASSED_ON, Status
from placements.queries.requests.reader import Reader
from placements.queries.requests.shown import ShownChannel, shown_channel
from placements.queries.requests.single import visible_row
from placements.store.requests.contacts import contacts_from
from placements.store.requests.references import StoredRequestReferences
from policy.permissions import Side, side_of_role


async def channel_of_request(
    connection: Connection, id: UUID, reader: Reader, *, destination_id: UUID | None
) -> ShownChannel:
    """For the receiving side the destination's contact, for the school the one that it faces.

    Raises PlacementRequestNotFound, and DestinationNotOffered for a unit of somebody else.
    """
    request = await visible_row(connection, id, reader.viewer)
    if destination_id is not None:
        contact = await _contact_of(connection, destination_id, reader.viewer)
        return shown_channel(contact, reader.today, reader.language)
    contacts = contacts_from(request, has_agency=request["receiving_agency_id"] is not None)
    at_school = side_of_role(reader.viewer.role) is Side.SCHOOL
    faces_service = at_school and Status(request["status"]) in BEFORE_PASSED_ON
    return shown_channel(
        contacts.service if faces_service else contacts.destination,
        reader.today,
        reader.language,
    )


async def _contact_of(connection: Connection, destination_id: UUID, viewer: Viewer) -> Contact:
    place = await StoredRequestReferences(connection).place(destination_id, None)
    if (
        place is None
        or place.agency_id != viewer.agency_id
        or not within(place.site_id, viewer.site_ids)
        or not within(destination_id, viewer.destination_ids)
    ):
        raise DestinationNotOffered("not a unit of the viewer's", field="destination_id")
    return place.destination_contact

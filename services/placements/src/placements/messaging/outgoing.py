"""What this service tells the world for each of its domain events."""

from chassis.outgoing import Outgoing
from placements.messaging import places, students
from placements.messaging.request_events import register_request_events

outgoing = Outgoing()
register_request_events(outgoing)
places.register(outgoing)
students.register(outgoing)

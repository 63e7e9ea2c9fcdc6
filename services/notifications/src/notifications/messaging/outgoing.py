"""This service tells the others nothing: what it decides concerns people and partners alone."""

from chassis.outgoing import Outgoing
from notifications.domain.paper_delivery import LetterSent
from notifications.domain.webhook_endpoint import EndpointChanged

outgoing = Outgoing()
outgoing.stays_inside(EndpointChanged, LetterSent)

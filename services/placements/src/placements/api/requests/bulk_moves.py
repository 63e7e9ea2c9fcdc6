"""Which command a verb of a bulk request stands for."""

from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Any

from chassis.auth import Viewer
from placements.api.requests.bodies import BulkBody, BulkItem
from placements.api.requests.performing import Said
from placements.commands.requests.accept_for_destination import (
    AcceptForDestination,
    accept_for_destination,
)
from placements.commands.requests.accept_request import AcceptRequest, accept_request
from placements.commands.requests.cancel_request import CancelRequest, cancel_request
from placements.commands.requests.confirm_request import ConfirmRequest, confirm_request
from placements.commands.requests.decline_for_destination import (
    DeclineForDestination,
    decline_for_destination,
)
from placements.commands.requests.decline_request import DeclineRequest, decline_request
from placements.commands.requests.making import RequestMove
from placements.commands.requests.redirect_request import RedirectRequest, redirect_request
from placements.commands.requests.release_request import ReleaseRequest, release_request
from placements.commands.requests.return_to_destination import (
    ReturnToDestination,
    return_to_destination,
)
from placements.commands.requests.send_request import SendRequest, send_request
from placements.commands.requests.waitlist_request import WaitlistRequest, waitlist_request
from placements.commands.requests.withdraw_request import WithdrawRequest, withdraw_request
from placements.domain.requests.errors import ReasonUnknown
from placements.domain.requests.request import PlacementRequest


class BulkMove(StrEnum):
    """The verbs that may be used on many requests at once."""

    SEND = "send"
    RELEASE = "release"
    ACCEPT_FOR_DESTINATION = "accept-for-destination"
    RETURN_TO_DESTINATION = "return-to-destination"
    WAITLIST = "waitlist"
    ACCEPT = "accept"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    DECLINE_FOR_DESTINATION = "decline-for-destination"
    DECLINE = "decline"
    CANCEL = "cancel"
    REDIRECT = "redirect"


Make = Callable[[Any, Any], Awaitable[PlacementRequest]]
CommandOf = Callable[[BulkItem, BulkBody, Viewer], RequestMove]


def _said(item: BulkItem, body: BulkBody, viewer: Viewer) -> Said:
    return {"viewer": viewer, "expected_version": item.version, "comment": body.comment}


def _plain(kind: type[RequestMove]) -> CommandOf:
    return lambda item, body, viewer: kind(id=item.id, **_said(item, body, viewer))


def _reasoned(
    kind: type[DeclineRequest] | type[DeclineForDestination] | type[CancelRequest],
) -> CommandOf:
    def command(item: BulkItem, body: BulkBody, viewer: Viewer) -> RequestMove:
        if body.reason is None:
            raise ReasonUnknown("a reason is required", field="reason")
        return kind(
            id=item.id,
            reason=body.reason,
            reason_text=body.reason_text,
            **_said(item, body, viewer),
        )

    return command


def _redirect(item: BulkItem, body: BulkBody, viewer: Viewer) -> RequestMove:
    return RedirectRequest(
        id=item.id, destination_id=body.destination_id, **_said(item, body, viewer)
    )


BULK_MOVES: dict[BulkMove, tuple[Make, CommandOf]] = {
    BulkMove.SEND: (send_request, _plain(SendRequest)),
    BulkMove.RELEASE: (release_request, _plain(ReleaseRequest)),
    BulkMove.ACCEPT_FOR_DESTINATION: (accept_for_destination, _plain(AcceptForDestination)),
    BulkMove.RETURN_TO_DESTINATION: (return_to_destination, _plain(ReturnToDestination)),
    BulkMove.WAITLIST: (waitlist_request, _plain(WaitlistRequest)),
    BulkMove.ACCEPT: (accept_request, _plain(AcceptRequest)),
    BulkMove.CONFIRM: (confirm_request, _plain(ConfirmRequest)),
    BulkMove.WITHDRAW: (withdraw_request, _plain(WithdrawRequest)),
    BulkMove.DECLINE_FOR_DESTINATION: (decline_for_destination, _reasoned(DeclineForDestination)),
    BulkMove.DECLINE: (decline_request, _reasoned(DeclineRequest)),
    BulkMove.CANCEL: (cancel_request, _reasoned(CancelRequest)),
    BulkMove.REDIRECT: (redirect_request, _redirect),
}

"""Calls the command of any move, so that tests can go through all of them."""

from collections.abc import Awaitable, Callable
from typing import Any

from chassis.auth import Role
from placements.commands.requests.accept_for_destination import (
    AcceptForDestination,
    accept_for_destination,
)
from placements.commands.requests.accept_request import AcceptRequest, accept_request
from placements.commands.requests.assign_instructors import AssignInstructors, assign_instructors
from placements.commands.requests.assign_supervisors import AssignSupervisors, assign_supervisors
from placements.commands.requests.cancel_request import CancelRequest, cancel_request
from placements.commands.requests.confirm_request import ConfirmRequest, confirm_request
from placements.commands.requests.decline_for_destination import (
    DeclineForDestination,
    decline_for_destination,
)
from placements.commands.requests.decline_request import DeclineRequest, decline_request
from placements.commands.requests.edit_request import EditRequest, edit_request
from placements.commands.requests.redirect_request import RedirectRequest, redirect_request
from placements.commands.requests.release_request import ReleaseRequest, release_request
from placements.commands.requests.return_to_destination import (
    ReturnToDestination,
    return_to_destination,
)
from placements.commands.requests.send_request import SendRequest, send_request
from placements.commands.requests.waitlist_request import WaitlistRequest, waitlist_request
from placements.commands.requests.wanted import Wanted
from placements.commands.requests.withdraw_request import WithdrawRequest, withdraw_request
from placements.domain.requests.asked import Asked
from placements.domain.requests.moves import Move


def wanted_like(asked: Asked) -> Wanted:
    return Wanted(
        program_id=asked.program_id,
        placement_type=asked.placement_type,
        destination_id=asked.destination_id,
        starts_on=asked.period.starts_on,
        ends_on=asked.period.ends_on,
        students=asked.students,
        shifts=asked.shifts,
        hours_per_student=asked.hours_per_student,
    )


async def make(move: Move, request: Any, viewer: Any, store: Any) -> Any:
    """Calls the move's own command."""
    said = {"id": request.id, "viewer": viewer, "comment": "because"}
    cancel_reason = "strike" if viewer.role is Role.PLACING_COORDINATOR else "hazard"
    calls: dict[Move, Callable[[], Awaitable[Any]]] = {
        Move.EDIT: lambda: edit_request(
            EditRequest(**said, wanted=wanted_like(request.asked)), store
        ),
        Move.SEND: lambda: send_request(SendRequest(**said), store),
        Move.RELEASE: lambda: release_request(ReleaseRequest(**said), store),
        Move.REDIRECT: lambda: redirect_request(RedirectRequest(**said), store),
        Move.ACCEPT_FOR_DESTINATION: lambda: accept_for_destination(
            AcceptForDestination(**said), store
        ),
        Move.DECLINE_FOR_DESTINATION: lambda: decline_for_destination(
            DeclineForDestination(**said, reason="staffing"), store
        ),
        Move.RETURN_TO_DESTINATION: lambda: return_to_destination(
            ReturnToDestination(**said), store
        ),
        Move.WAITLIST: lambda: waitlist_request(WaitlistRequest(**said), store),
        Move.ACCEPT: lambda: accept_request(AcceptRequest(**said), store),
        Move.DECLINE: lambda: decline_request(DeclineRequest(**said, reason="staffing"), store),
        Move.ASSIGN_SUPERVISORS: lambda: assign_supervisors(
            AssignSupervisors(**said, supervisor_ids=()), store
        ),
        Move.ASSIGN_INSTRUCTORS: lambda: assign_instructors(
            AssignInstructors(**said, instructor_ids=()), store
        ),
        Move.CONFIRM: lambda: confirm_request(ConfirmRequest(**said), store),
        Move.WITHDRAW: lambda: withdraw_request(WithdrawRequest(**said), store),
        Move.CANCEL: lambda: cancel_request(CancelRequest(**said, reason=cancel_reason), store),
    }
    return await calls[move]()

"""The moves by which the receiving side passes on and answers."""

from uuid import UUID

from fastapi import APIRouter, Response

from placements.api.dependencies import InTransaction
from placements.api.requests.bodies import NoteBody, ReasonBody, RedirectBody, SupervisorsBody
from placements.api.requests.moved import MovedRequest
from placements.api.requests.performing import perform, said
from placements.commands.requests.accept_for_destination import AcceptForDestination
from placements.commands.requests.accept_for_destination import accept_for_destination as take
from placements.commands.requests.accept_request import AcceptRequest
from placements.commands.requests.accept_request import accept_request as accept
from placements.commands.requests.assign_supervisors import AssignSupervisors
from placements.commands.requests.assign_supervisors import assign_supervisors as assign
from placements.commands.requests.decline_for_destination import DeclineForDestination
from placements.commands.requests.decline_for_destination import decline_for_destination as refuse
from placements.commands.requests.decline_request import DeclineRequest
from placements.commands.requests.decline_request import decline_request as decline
from placements.commands.requests.redirect_request import RedirectRequest
from placements.commands.requests.redirect_request import redirect_request as redirect
from placements.commands.requests.return_to_destination import ReturnToDestination
from placements.commands.requests.return_to_destination import return_to_destination as give_back
from placements.commands.requests.waitlist_request import WaitlistRequest
from placements.commands.requests.waitlist_request import waitlist_request as waitlist

router = APIRouter(prefix="/placement-requests/{id}", tags=["placement requests"])


@router.post("/redirect", response_model=MovedRequest)
async def redirect_request(
    id: UUID, edge: InTransaction, body: RedirectBody | None = None
) -> Response:
    """Pass the request to a destination of the agency."""
    command = RedirectRequest(
        id=id, destination_id=body.destination_id if body else None, **said(edge, body)
    )
    return await perform(redirect, command, edge)


@router.post("/accept-for-destination", response_model=MovedRequest)
async def accept_for_destination(
    id: UUID, edge: InTransaction, body: NoteBody | None = None
) -> Response:
    """Say that the destination can take the students; the school is not told yet."""
    return await perform(take, AcceptForDestination(id=id, **said(edge, body)), edge)


@router.post("/decline-for-destination", response_model=MovedRequest)
async def decline_for_destination(id: UUID, body: ReasonBody, edge: InTransaction) -> Response:
    """Say that the destination cannot take the students; the school is not told."""
    command = DeclineForDestination(
        id=id, reason=body.reason, reason_text=body.reason_text, **said(edge, body)
    )
    return await perform(refuse, command, edge)


@router.post("/return-to-destination", response_model=MovedRequest)
async def return_to_destination(
    id: UUID, edge: InTransaction, body: NoteBody | None = None
) -> Response:
    """Ask the destination to think again; the comment says why."""
    return await perform(give_back, ReturnToDestination(id=id, **said(edge, body)), edge)


@router.post("/waitlist", response_model=MovedRequest)
async def waitlist_request(id: UUID, edge: InTransaction, body: NoteBody | None = None) -> Response:
    """Put the request on the waiting list of its destination."""
    return await perform(waitlist, WaitlistRequest(id=id, **said(edge, body)), edge)


@router.post("/accept", response_model=MovedRequest)
async def accept_request(id: UUID, edge: InTransaction, body: NoteBody | None = None) -> Response:
    """Accept for the agency; the school is told."""
    return await perform(accept, AcceptRequest(id=id, **said(edge, body)), edge)


@router.post("/decline", response_model=MovedRequest)
async def decline_request(id: UUID, body: ReasonBody, edge: InTransaction) -> Response:
    """Decline for the agency; the school is told the reason."""
    command = DeclineRequest(
        id=id, reason=body.reason, reason_text=body.reason_text, **said(edge, body)
    )
    return await perform(decline, command, edge)


@router.post("/assign-supervisors", response_model=MovedRequest)
async def assign_supervisors(id: UUID, body: SupervisorsBody, edge: InTransaction) -> Response:
    """Name who supervises the students; replaces those named before."""
    command = AssignSupervisors(
        id=id, supervisor_ids=tuple(body.supervisor_ids), **said(edge, body)
    )
    return await perform(assign, command, edge)

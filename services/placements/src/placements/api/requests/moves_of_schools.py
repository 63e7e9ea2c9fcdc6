"""The moves by which a school sends, confirms and takes back; both sides may cancel."""

from uuid import UUID

from fastapi import APIRouter, Response

from placements.api.dependencies import InTransaction
from placements.api.requests.bodies import InstructorsBody, NoteBody, ReasonBody
from placements.api.requests.moved import MovedRequest
from placements.api.requests.performing import perform, said
from placements.commands.requests.assign_instructors import AssignInstructors
from placements.commands.requests.assign_instructors import assign_instructors as assign
from placements.commands.requests.cancel_request import CancelRequest
from placements.commands.requests.cancel_request import cancel_request as cancel
from placements.commands.requests.confirm_request import ConfirmRequest
from placements.commands.requests.confirm_request import confirm_request as confirm
from placements.commands.requests.release_request import ReleaseRequest
from placements.commands.requests.release_request import release_request as release
from placements.commands.requests.send_request import SendRequest
from placements.commands.requests.send_request import send_request as send
from placements.commands.requests.withdraw_request import WithdrawRequest
from placements.commands.requests.withdraw_request import withdraw_request as withdraw

router = APIRouter(prefix="/placement-requests/{id}", tags=["placement requests"])


@router.post("/send", response_model=MovedRequest)
async def send_request(id: UUID, edge: InTransaction, body: NoteBody | None = None) -> Response:
    """Send a draft: it is held while its release date lies ahead."""
    return await perform(send, SendRequest(id=id, **said(edge, body)), edge)


@router.post("/release", response_model=MovedRequest)
async def release_request(id: UUID, edge: InTransaction, body: NoteBody | None = None) -> Response:
    """Waive the release date of a held request."""
    return await perform(release, ReleaseRequest(id=id, **said(edge, body)), edge)


@router.post("/assign-instructors", response_model=MovedRequest)
async def assign_instructors(id: UUID, body: InstructorsBody, edge: InTransaction) -> Response:
    """Name who of the school instructs the students; replaces those named before."""
    command = AssignInstructors(
        id=id, instructor_ids=tuple(body.instructor_ids), **said(edge, body)
    )
    return await perform(assign, command, edge)


@router.post("/confirm", response_model=MovedRequest)
async def confirm_request(id: UUID, edge: InTransaction, body: NoteBody | None = None) -> Response:
    """Confirm an accepted request: the placement will take place."""
    return await perform(confirm, ConfirmRequest(id=id, **said(edge, body)), edge)


@router.post("/withdraw", response_model=MovedRequest)
async def withdraw_request(id: UUID, edge: InTransaction, body: NoteBody | None = None) -> Response:
    """Take back a request that nobody has answered."""
    return await perform(withdraw, WithdrawRequest(id=id, **said(edge, body)), edge)


@router.post("/cancel", response_model=MovedRequest)
async def cancel_request(id: UUID, body: ReasonBody, edge: InTransaction) -> Response:
    """Call the placement off, with a reason of the caller’s side."""
    command = CancelRequest(
        id=id, reason=body.reason, reason_text=body.reason_text, **said(edge, body)
    )
    return await perform(cancel, command, edge)

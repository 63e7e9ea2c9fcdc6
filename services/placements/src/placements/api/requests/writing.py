"""Schools write requests and change them before sending."""

from uuid import UUID

from fastapi import APIRouter, Response

from placements.api.dependencies import InTransaction
from placements.api.requests.bodies import PlacementRequestBody
from placements.api.requests.moved import MovedRequest, moved
from placements.api.requests.performing import perform
from placements.commands.requests.create_request import CreateRequest
from placements.commands.requests.create_request import create_request as create
from placements.commands.requests.edit_request import EditRequest
from placements.commands.requests.edit_request import edit_request as edit

router = APIRouter(prefix="/placement-requests", tags=["placement requests"])


@router.post("", status_code=201, response_model=MovedRequest)
async def create_request(body: PlacementRequestBody, edge: InTransaction) -> Response:
    """Write a request; it has a reference number at once, and nobody else sees it yet."""
    async with edge.transaction() as store:
        request = await create(CreateRequest(viewer=edge.viewer, wanted=body.wanted()), store)
        answer = moved(request, edge.viewer, store.now, edge.language)
        return edge.answer(
            answer,
            status_code=201,
            version=answer.version,
            location=f"/placement-requests/{request.id}",
        )


@router.put("/{id}", response_model=MovedRequest)
async def edit_request(id: UUID, body: PlacementRequestBody, edge: InTransaction) -> Response:
    """Replace the whole body of a draft."""
    command = EditRequest(
        id=id,
        viewer=edge.viewer,
        expected_version=edge.expected_version,
        wanted=body.wanted(),
    )
    return await perform(edit, command, edge)

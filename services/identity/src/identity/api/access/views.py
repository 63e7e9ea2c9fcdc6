"""Viewing as another person: to help them, for half an hour, and without touching anything."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from identity.api.bodies import Body, Words
from identity.api.dependencies import AtDesk, InTransaction, SignedIn
from identity.api.sign_in.desk import AccessToken, Desk
from identity.commands.access.view_as import (
    BeginView,
    OwnView,
    Viewing,
    begin_view,
    end_view,
    go_on_viewing,
)

router = APIRouter(prefix="/views", tags=["views"])


class NewView(Body):
    role_assignment_id: UUID = Field(description="The role of the person to look as.")
    reason: Words = Field(min_length=1, examples=["Billet 4711 : « je ne vois pas ma demande »"])


class ViewBegun(BaseModel):
    """The token reads whatever the person may read, and changes nothing anywhere. Keep one's own
    token beside it, to end the view."""

    id: UUID
    person_id: UUID
    role_assignment_id: UUID
    expires_at: datetime
    token: AccessToken


@router.post("", status_code=201)
async def begin(body: NewView, viewer: SignedIn, desk: AtDesk, response: Response) -> ViewBegun:
    """Look as another person does. Noted with its reason in the audit log, as is its end.

    For administrators; and for local ones as people of their own agency who see no more than they
    do. Never as somebody who administers anything.
    """
    command = BeginView(viewer=viewer, **body.model_dump())
    async with desk.database.transaction(viewer) as store:
        viewing = await begin_view(command, store)
    response.headers.update({"Cache-Control": "no-store", "Location": f"/views/{viewing.view.id}"})
    return await _begun(viewing, desk)


@router.post("/{id}/go-on")
async def go_on(id: UUID, viewer: SignedIn, desk: AtDesk, response: Response) -> ViewBegun:
    """A further token for a view that is not over."""
    async with desk.database.transaction(viewer) as store:
        viewing = await go_on_viewing(OwnView(viewer=viewer, id=id), store)
    response.headers["Cache-Control"] = "no-store"
    return await _begun(viewing, desk)


@router.post("/{id}/end", status_code=204)
async def end(id: UUID, edge: InTransaction) -> Response:
    """See with one's own eyes again."""
    async with edge.transaction() as store:
        await end_view(OwnView(viewer=edge.viewer, id=id), store)
        return edge.answer(None)


async def _begun(viewing: Viewing, desk: Desk) -> ViewBegun:
    view = viewing.view
    return ViewBegun(
        id=view.id,
        person_id=view.person_id,
        role_assignment_id=view.role_assignment_id,
        expires_at=view.expires_at,
        token=await desk.access(viewing.viewer, view.expires_at),
    )

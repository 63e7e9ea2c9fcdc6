"""Where one is signed in, and signing out from afar."""

from uuid import UUID

from fastapi import APIRouter, Response

from identity.api.dependencies import AtDesk, AtFirst, EdgeAtFirst
from identity.commands.sign_in.end_sessions import EndSession, end_session, sign_out_everywhere
from identity.queries.sign_in.own_sessions import OwnSession, own_sessions

router = APIRouter(prefix="/sessions", tags=["sessions"])


@router.get("")
async def list_sessions(edge: EdgeAtFirst) -> list[OwnSession]:
    """Where one is signed in: devices coarsely, without addresses; the last used first."""
    async with edge.reading() as connection:
        return await own_sessions(connection, edge.viewer)


@router.delete("/{id}", status_code=204)
async def end(id: UUID, edge: EdgeAtFirst) -> Response:
    """End one of one's own sessions, such as that of a device that was lost."""
    async with edge.transaction() as store:
        await end_session(EndSession(viewer=edge.viewer, id=id), store)
        return edge.answer(None)


@router.delete("", status_code=204)
async def sign_out_all(viewer: AtFirst, desk: AtDesk, response: Response) -> None:
    """Sign out everywhere, here too."""
    async with desk.database.transaction(viewer) as store:
        await sign_out_everywhere(viewer, store)
    desk.cookies.forget(response)

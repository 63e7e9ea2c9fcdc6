"""What the routes are given: the caller, a transaction, and the desk at which people sign in."""

from typing import Annotated

from fastapi import Depends, Request

from chassis.auth import Viewer
from chassis.http import Edge, edge_at_first, edge_dependency, signed_in, signed_in_at_first
from identity.api.sign_in.desk import Desk
from identity.domain.sign_in.device import device_of
from identity.store.store import IdentityStore

InTransaction = Annotated[Edge[IdentityStore], Depends(edge_dependency)]
SignedIn = Annotated[Viewer, Depends(signed_in)]
AtFirst = Annotated[Viewer, Depends(signed_in_at_first)]
"""Also who has first steps left before working here."""
EdgeAtFirst = Annotated[Edge[IdentityStore], Depends(edge_at_first)]


async def _desk(request: Request) -> Desk:
    desk = request.app.state.desk
    if not isinstance(desk, Desk):
        raise TypeError("the application was put together without a desk")
    return desk.serving(request)


def _address(request: Request) -> str:
    """As the gateway tells it: uvicorn takes its header from trusted proxies alone."""
    return request.client.host if request.client else ""


def _device(request: Request) -> str:
    return device_of(request.headers.get("user-agent", ""))


CallersAddress = Annotated[str, Depends(_address)]
Device = Annotated[str, Depends(_device)]
AtDesk = Annotated[Desk, Depends(_desk)]

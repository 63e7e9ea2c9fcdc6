"""What the routes are given: the caller, a transaction, and the desk at which people sign in."""

from typing import Annotated

from fastapi import Depends, Request

from chassis.auth import Viewer
from chassis.http import Edge, edge_dependency, signed_in
from identity.api.sign_in.desk import Desk
from identity.store.store import IdentityStore

InTransaction = Annotated[Edge[IdentityStore], Depends(edge_dependency)]
SignedIn = Annotated[Viewer, Depends(signed_in)]


async def _desk(request: Request) -> Desk:
    desk = request.app.state.desk
    if not isinstance(desk, Desk):
        raise TypeError("the application was put together without a desk")
    return desk


AtDesk = Annotated[Desk, Depends(_desk)]

"""What the routes of this service are given: who asks, and the transaction to do it in."""

from typing import Annotated

from fastapi import Depends

from chassis.auth import Viewer
from chassis.http import Edge, edge_dependency, signed_in
from notifications.store.store import NotificationsStore

InTransaction = Annotated[Edge[NotificationsStore], Depends(edge_dependency)]
SignedIn = Annotated[Viewer, Depends(signed_in)]

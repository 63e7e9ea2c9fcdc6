"""What the routes of this service ask for."""

from typing import Annotated

from fastapi import Depends

from chassis.auth import Viewer
from chassis.http import Edge, edge_dependency, signed_in
from placements.store.store import PlacementsStore

InTransaction = Annotated[Edge[PlacementsStore], Depends(edge_dependency)]
SignedIn = Annotated[Viewer, Depends(signed_in)]

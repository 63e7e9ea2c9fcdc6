"""What the routes of reporting are given."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from chassis.http import Edge, edge_dependency
from reporting.domain.reports import Reader
from reporting.domain.sides import side_of
from reporting.store.store import ReportingStore

SignedInEdge = Annotated[Edge[ReportingStore], Depends(edge_dependency)]


async def reader_of(edge: SignedInEdge) -> Reader:
    """From which side, and in which language, the caller reads."""
    return Reader(side_of(edge.viewer.role), edge.language)


async def network_time_zone(request: Request) -> str:
    zone: str = request.app.state.settings.time_zone
    return zone


ReportReader = Annotated[Reader, Depends(reader_of)]
TimeZone = Annotated[str, Depends(network_time_zone)]

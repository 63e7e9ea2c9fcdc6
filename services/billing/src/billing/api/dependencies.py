"""What the routes of billing are given."""

from typing import Annotated

from fastapi import Depends

from billing.domain.rights import LineScope, line_scope
from billing.store.store import BillingStore
from chassis.auth import Viewer
from chassis.http import Edge, edge_dependency, signed_in

InTransaction = Annotated[Edge[BillingStore], Depends(edge_dependency)]
SignedIn = Annotated[Viewer, Depends(signed_in)]


async def invoicing_scope(viewer: SignedIn) -> LineScope:
    """Raises NoInvoicingForThisRole for those who have no part in invoicing."""
    return line_scope(viewer)


WithinScope = Annotated[LineScope, Depends(invoicing_scope)]

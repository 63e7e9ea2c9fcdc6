"""A colleague lost phone and recovery codes: an administrator takes the second factor off."""

from uuid import UUID

from fastapi import APIRouter, Response

from identity.api.dependencies import InTransaction
from identity.commands.factors.removal import ResetSecondFactor, reset_second_factor

router = APIRouter(prefix="/accounts", tags=["accounts"])


@router.post("/{id}/reset-second-factor", status_code=204)
async def reset(id: UUID, edge: InTransaction) -> Response:
    """Take off the app, the recovery codes and all passkeys, and end every session.

    For administrators, and local ones for their own agency's people; never for oneself.
    """
    async with edge.transaction() as store:
        await reset_second_factor(ResetSecondFactor(viewer=edge.viewer, account_id=id), store)
        return edge.answer(None)

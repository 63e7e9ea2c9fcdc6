"""Setting a password with the link that was handed over."""

from fastapi import APIRouter
from pydantic import Field

from identity.api.bodies import Body, Password, Token
from identity.api.dependencies import AtDesk
from identity.commands.accounts.accept_invitation import (
    AcceptInvitation,
    accept_invitation,
    check_invitation,
)

router = APIRouter(prefix="/invitations", tags=["invitations"])


class Acceptance(Body):
    token: Token = Field(repr=False)
    password: Password = Field(repr=False, description="At least 12 characters, of any kind.")


@router.post("/accept", status_code=204)
async def accept(body: Acceptance, desk: AtDesk) -> None:
    """Set one's password; every session that was open ends."""
    command = AcceptInvitation(token=body.token, password=body.password)
    async with desk.database.transaction() as store:
        await check_invitation(command, store)
    password_hash = await desk.passwords.hash(body.password)
    async with desk.database.transaction() as store:
        await accept_invitation(command, store, password_hash)

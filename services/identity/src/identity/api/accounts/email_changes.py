"""Another address to sign in with, once the old and the new one agree."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from identity.api.accounts.proving import proved_hash
from identity.api.bodies import Body, Email, Password, Token
from identity.api.dependencies import AtDesk, SignedIn
from identity.commands.accounts.change_email import (
    Agreement,
    AgreeToEmail,
    ChangeEmail,
    agree_to_email,
    change_email,
)

router = APIRouter(prefix="/email-changes", tags=["accounts"])


class NewEmail(Body):
    new_email: Email = Field(examples=["marie.gagnon@cegep.example"])
    current_password: Password = Field(repr=False)


class Agreeing(Body):
    token: Token = Field(repr=False)


class Agreed(BaseModel):
    """`waiting` until the other address has agreed as well."""

    state: Agreement


@router.post("", status_code=202)
async def ask(body: NewEmail, viewer: SignedIn, desk: AtDesk) -> None:
    """Ask for another address: a link goes to the present one and to the new one."""
    compared = await proved_hash(viewer, body.current_password, desk)
    command = ChangeEmail(viewer=viewer, new_email=body.new_email, compared_hash=compared)
    async with desk.database.transaction() as store:
        await change_email(command, store)


@router.post("/agree")
async def agree(body: Agreeing, desk: AtDesk) -> Agreed:
    """Agree with the link from one of the two mails; the second one makes the change."""
    async with desk.database.transaction() as store:
        state = await agree_to_email(AgreeToEmail(token=body.token), store)
    return Agreed(state=state)

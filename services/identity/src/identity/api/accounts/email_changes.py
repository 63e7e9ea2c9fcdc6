"""Another address to sign in with, once the old and the new one agree."""

from functools import partial
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from chassis.http import refusing
from identity.api.bodies import Body, Email, Password, Token
from identity.api.dependencies import AtDesk, InTransaction, SignedIn
from identity.api.sign_in.comparing import compared
from identity.commands.accounts.change_email import (
    AgreeForOldAddress,
    Agreement,
    AgreeToEmail,
    ChangeEmail,
    agree_for_old_address,
    agree_to_email,
    change_email,
)
from identity.commands.sign_in.proving import begin_password_proof

router = APIRouter(prefix="/email-changes", tags=["accounts"])


class NewEmail(Body):
    new_email: Email = Field(examples=["marie.gagnon@cegep.example"])
    current_password: Password = Field(repr=False)


class Agreeing(Body):
    token: Token = Field(repr=False)


class Agreed(BaseModel):
    """`waiting` until the other address has agreed as well."""

    state: Agreement


@router.post("", status_code=202, openapi_extra=refusing(429))
async def ask(body: NewEmail, viewer: SignedIn, desk: AtDesk) -> None:
    """Ask for another address: a link goes to the present one and to the new one."""
    begin = partial(begin_password_proof, viewer)
    async with compared(body.current_password, desk, begin) as right:
        command = ChangeEmail(
            viewer=viewer, new_email=body.new_email, compared_hash=right.compared_hash
        )
        async with desk.database.transaction() as store:
            await change_email(command, store)


@router.post("/agree")
async def agree(body: Agreeing, desk: AtDesk) -> Agreed:
    """Agree with the link from one of the two mails; the second one makes the change."""
    async with desk.database.transaction() as store:
        state = await agree_to_email(AgreeToEmail(token=body.token), store)
    return Agreed(state=state)


@router.post("/of-accounts/{account_id}/agree", response_model=Agreed)
async def agree_in_place(account_id: UUID, edge: InTransaction) -> Response:
    """Agree in place of the old address, for somebody who lost that mailbox.

    For administrators of the agency who know that it is the person, and never for themselves. The
    new address agrees with its own link; both are told when the change is made.
    """
    command = AgreeForOldAddress(viewer=edge.viewer, account_id=account_id)
    async with edge.transaction() as store:
        return edge.answer(Agreed(state=await agree_for_old_address(command, store)))

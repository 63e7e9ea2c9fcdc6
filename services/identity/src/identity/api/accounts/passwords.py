"""A password that was forgotten, or is to be another one."""

from functools import partial

from fastapi import APIRouter
from pydantic import Field

from chassis.http import refusing
from identity.api.bodies import Body, Email, Password
from identity.api.dependencies import AtDesk, SignedIn
from identity.api.sign_in.comparing import compared
from identity.commands.accounts.change_password import (
    ChangePassword,
    change_password,
    check_new_password,
)
from identity.commands.accounts.reset_password import AskReset, ask_reset
from identity.commands.sign_in.proving import begin_password_proof

router = APIRouter(tags=["passwords"])


class Forgotten(Body):
    email: Email = Field(examples=["marie.tremblay@cegep.example"])


class NewPassword(Body):
    current_password: Password = Field(repr=False)
    password: Password = Field(repr=False, description="At least 12 characters, of any kind.")


@router.post("/password-resets", status_code=202)
async def forgotten(body: Forgotten, desk: AtDesk) -> None:
    """Ask for a link to choose a new password, which comes by mail if somebody signs in so.

    The answer, the work and its time are the same whether or not there is such an account.
    """
    async with desk.database.transaction() as store:
        await ask_reset(AskReset(email=body.email), store)


@router.post("/password-changes", status_code=204, openapi_extra=refusing(429))
async def change(body: NewPassword, viewer: SignedIn, desk: AtDesk) -> None:
    """Choose another password; the present one is asked for. All other sessions end, and a mail
    tells of it."""
    command = ChangePassword(viewer=viewer, password=body.password)
    async with desk.database.transaction() as store:
        await check_new_password(command, store)
    begin = partial(begin_password_proof, viewer)
    async with compared(body.current_password, desk, begin) as right:
        hashed = await desk.passwords.hash(body.password)
        async with desk.database.transaction() as store:
            await change_password(
                command, store, compared_hash=right.compared_hash, password_hash=hashed
            )

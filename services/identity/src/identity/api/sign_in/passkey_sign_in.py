"""Signing in with a passkey, which is two factors at once: the device, and its finger or PIN."""

from fastapi import APIRouter, Response
from pydantic import Field

from chassis.http import refusing
from identity.api.bodies import Body
from identity.api.dependencies import AtDesk, Device
from identity.api.factors.passkeys import Credential, Options
from identity.api.factors.tools import Tools
from identity.api.sign_in.desk import SessionOpened
from identity.commands.factors.passkeys import (
    SignInByPasskey,
    ask_for_passkey,
    sign_in_by_passkey,
)
from identity.domain.factors.passkey import PasskeyRefused

router = APIRouter(prefix="/sessions", tags=["sessions"])


class PasskeySignIn(Body):
    credential: Credential = Field(repr=False)
    cookie: bool = Field(
        default=False, description="For browsers: keep the refresh token where scripts see nothing."
    )


@router.post("/passkey-challenges", status_code=201)
async def ask_device(desk: AtDesk, tools: Tools, response: Response) -> Options:
    """What to ask a device for: any passkey it has for us. Five minutes, one answer."""
    async with desk.database.transaction() as store:
        options = await ask_for_passkey(store, tools.devices)
    response.headers["Cache-Control"] = "no-store"
    return Options(public_key=options)


@router.post(
    "/passkey",
    status_code=201,
    openapi_extra=refusing(401, 403),
)
async def open_session_by_passkey(
    body: PasskeySignIn, desk: AtDesk, tools: Tools, response: Response, device: Device
) -> SessionOpened:
    """Sign in without name and password. What is wrong with a refused answer is not said."""
    if body.cookie:
        desk.cookies.expect_own_page()
    command = SignInByPasskey(answer=body.credential, device=device)
    async with desk.database.transaction() as store:
        signed_in = await sign_in_by_passkey(command, store, tools.devices)
    if signed_in is None:
        raise PasskeyRefused("The answer proves nothing")
    return await desk.opened(signed_in, response, in_cookie=body.cookie)

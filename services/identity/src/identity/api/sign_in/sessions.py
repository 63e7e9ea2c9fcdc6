"""Signing in, staying signed in, acting in another role, signing out."""

from functools import partial
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from chassis.http import refusing
from identity.api.bodies import Body, Email, Password, Token
from identity.api.dependencies import (
    AtDesk,
    AtFirst,
    CallersAddress,
    Device,
)
from identity.api.sign_in.comparing import compared
from identity.api.sign_in.desk import AccessToken, SessionOpened
from identity.api.sign_in.second_step import SecondStepNeeded
from identity.commands.sign_in.begin_sign_in import BeginSignIn, begin_sign_in
from identity.commands.sign_in.complete_sign_in import (
    CompleteSignIn,
    SecondStep,
    complete_sign_in,
)
from identity.commands.sign_in.refresh_session import RefreshSession, refresh_session
from identity.commands.sign_in.sign_out import SignOut, sign_out
from identity.commands.sign_in.switch_role import SwitchRole, switch_role
from identity.domain.sign_in.session import SessionOver
from identity.queries.access.views import seen_session
from identity.queries.sign_in.sessions import CurrentSession, current_session

router = APIRouter(prefix="/sessions", tags=["sessions"])


class NewSession(Body):
    email: Email = Field(examples=["marie.tremblay@cegep.example"])
    password: Password = Field(repr=False)
    cookie: bool = Field(
        default=False, description="For browsers: keep the refresh token where scripts see nothing."
    )


class Refresh(Body):
    refresh_token: Token | None = Field(default=None, repr=False, description="Or the cookie.")


class AnotherRole(Body):
    role_assignment_id: UUID


@router.post(
    "",
    status_code=201,
    response_model=SessionOpened,
    responses={202: {"model": SecondStepNeeded, "description": "The password was right."}},
    openapi_extra=refusing(401, 403, 429),
)
async def open_session(
    body: NewSession, desk: AtDesk, response: Response, address: CallersAddress, device: Device
) -> SessionOpened | JSONResponse:
    """Sign in. The answer is the same whether the address or the password is wrong.

    After four failures the address is locked for a while, whether or not anybody has it. 202 asks
    for a second step: `POST /sessions/second-step`, or where `enrol` says so, a person whose agency
    demands a second factor first gets one (`POST /sessions/enrolment`).
    """
    if body.cookie:
        desk.cookies.expect_own_page()
    begin = partial(begin_sign_in, BeginSignIn(email=body.email, address=address))
    async with compared(body.password, desk, begin, address=address) as right:
        completion = CompleteSignIn(
            name=right.name,
            account_id=right.account_id,
            compared_hash=right.compared_hash,
            password_hash=right.better_hash,
            address=address,
            device=device,
        )
        async with desk.database.transaction() as store:
            signed_in = await complete_sign_in(completion, store)
    if isinstance(signed_in, SecondStep):
        return SecondStepNeeded.answer(signed_in)
    return await desk.opened(signed_in, response, in_cookie=body.cookie)


@router.post("/refresh", openapi_extra=refusing(401, 403))
async def refresh(desk: AtDesk, response: Response, body: Refresh | None = None) -> SessionOpened:
    """Trade the refresh token for a new one and a new access token. An old one ends the session.

    A token that comes in the cookie serves pages of this installation alone, which say so with
    the header `Practica-Client`.
    """
    given = body.refresh_token if body else None
    token = given or desk.cookies.refresh_token
    if not token:
        raise SessionOver("The request brings no refresh token")
    async with desk.database.transaction() as store:
        signed_in = await refresh_session(RefreshSession(token=token), store)
    if signed_in is None:
        raise SessionOver("The refresh token is not valid")
    return await desk.opened(signed_in, response, in_cookie=given is None)


@router.get("/current")
async def show_session(viewer: AtFirst, desk: AtDesk) -> CurrentSession:
    """Who is signed in, and the roles that they can act in; and while somebody views as this
    person, who really looks."""
    if viewer.real_viewer is not None:
        async with desk.database.reading() as connection:
            return await seen_session(connection, viewer, viewer.real_viewer)
    async with desk.database.reading(viewer) as connection:
        return await current_session(connection, viewer)


@router.post("/current/role-assignment")
async def act_in_role(
    body: AnotherRole, viewer: AtFirst, desk: AtDesk, response: Response
) -> AccessToken:
    """Act in another of one's roles; the refresh token stays as it is."""
    command = SwitchRole(viewer=viewer, role_assignment_id=body.role_assignment_id)
    async with desk.database.transaction(viewer) as store:
        switched = await switch_role(command, store)
    response.headers["Cache-Control"] = "no-store"
    return await desk.access(switched.viewer, switched.expires_at)


@router.delete("/current", status_code=204)
async def end_session(viewer: AtFirst, desk: AtDesk, response: Response) -> None:
    """Sign out."""
    async with desk.database.transaction(viewer) as store:
        await sign_out(SignOut(viewer=viewer), store)
    desk.cookies.forget(response)

"""Signing in with an agency's identity provider."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field, StringConstraints

from chassis.http import refusing
from identity.api.bodies import Body, Email, Token
from identity.api.dependencies import AtDesk, Device
from identity.api.sign_in.desk import Desk, SessionOpened
from identity.api.sign_in.second_step import SecondStepNeeded
from identity.api.single_sign_on.identity_providers import AsRelyingParty
from identity.api.single_sign_on.relying_party import Departure, RelyingParty, Return
from identity.commands.factors.second_step import SecondStep
from identity.commands.single_sign_on.begin_sign_on import (
    BeginSignOn,
    ResumeSignOn,
    begin_sign_on,
    resume_sign_on,
    resumed,
)
from identity.commands.single_sign_on.complete_sign_on import CompleteSignOn, complete_sign_on
from identity.domain.accounts.secrets_handed_out import fingerprint_of
from identity.domain.single_sign_on.refusals import SignOnRefused
from identity.domain.single_sign_on.sign_on import VALID_FOR
from identity.queries.single_sign_on.identity_providers import SignOnChoice, choices_for

router = APIRouter(prefix="/sign-ons", tags=["single sign-on"])

Code = Annotated[str, StringConstraints(min_length=1, max_length=2048)]


class NewSignOn(Body):
    identity_provider_id: UUID
    cookie: bool = Field(
        default=False, description="For browsers: keep `browser` where scripts see nothing."
    )


class SignOnBegun(BaseModel):
    authorization_url: str = Field(description="Where to send the browser.")
    browser: str | None = Field(
        repr=False, description="To bring back; null if it went into a cookie."
    )
    expires_at: datetime


class WayBack(Body):
    """What the provider put into the address of the page `/sign-in/single-sign-on`."""

    code: Code = Field(repr=False)
    state: Token = Field(repr=False)
    iss: Annotated[str, StringConstraints(max_length=500)] | None = None
    browser: Token | None = Field(default=None, repr=False, description="Or the cookie.")


class SignOnReturned(WayBack):
    cookie: bool = Field(
        default=False, description="For browsers: keep the refresh token where scripts see nothing."
    )


@router.get("/choices")
async def list_choices(
    desk: AtDesk, email: Annotated[Email, Query(examples=["marie@cegep.example"])]
) -> list[SignOnChoice]:
    """Where somebody with an address of this domain may sign in; whose it is does not matter."""
    async with desk.database.reading() as connection:
        return await choices_for(connection, email)


@router.post("", status_code=201, openapi_extra=refusing(403))
async def begin(
    body: NewSignOn, desk: AtDesk, party: AsRelyingParty, response: Response
) -> SignOnBegun:
    """Leave for the agency's identity provider; the way back is open for ten minutes, once."""
    if body.cookie:
        desk.cookies.expect_own_page()
    return await leave(body, desk, party, response)


async def leave(
    body: NewSignOn,
    desk: Desk,
    party: RelyingParty,
    response: Response,
    *,
    account_id: UUID | None = None,
) -> SignOnBegun:
    """With an account, to link its person's subject."""
    departure = Departure()
    command = BeginSignOn(
        provider_id=body.identity_provider_id,
        state=departure.state.fingerprint,
        browser=departure.browser.fingerprint,
        nonce=departure.nonce.fingerprint,
        sealed_verifier=party.seal(departure.verifier.text),
        account_id=account_id,
    )
    async with desk.database.transaction() as store:
        sign_on, provider = await begin_sign_on(command, store)
    address = await party.address(provider, departure)
    response.headers["Cache-Control"] = "no-store"
    if body.cookie:
        desk.cookies.keep_browser(response, departure.browser.text, seconds=VALID_FOR.seconds)
    return SignOnBegun(
        authorization_url=address,
        browser=None if body.cookie else departure.browser.text,
        expires_at=sign_on.expires_at,
    )


@router.post(
    "/return",
    status_code=201,
    response_model=SessionOpened,
    responses={202: {"model": SecondStepNeeded, "description": "A second factor is asked for."}},
    openapi_extra=refusing(401, 403),
)
async def come_back(
    body: SignOnReturned, desk: AtDesk, party: AsRelyingParty, response: Response, device: Device
) -> SessionOpened | JSONResponse:
    """Come back from the identity provider: the session is as any other.

    202 asks for the second step that signing in with a password would take, too, unless the agency
    says that its provider counts as strong.
    """
    if body.cookie:
        desk.cookies.expect_own_page()
    proven = await proven_by(body, desk, party)
    async with desk.database.transaction() as store:
        signed_in = await complete_sign_on(replace(proven, device=device), store)
    if isinstance(signed_in, SecondStep):
        return SecondStepNeeded.answer(signed_in)
    return await desk.opened(signed_in, response, in_cookie=body.cookie)


async def proven_by(
    body: WayBack, desk: Desk, party: RelyingParty, *, account_id: UUID | None = None
) -> CompleteSignOn:
    """Who came back. Raises SignOnRefused, also for the way back of another purpose."""
    browser = body.browser or desk.cookies.browser
    if not browser:
        raise SignOnRefused("It does not say which browser left")
    command = ResumeSignOn(
        state=fingerprint_of(body.state), browser=fingerprint_of(browser), account_id=account_id
    )
    async with desk.database.transaction() as store:
        found = await resume_sign_on(command, store)
    sign_on, provider = resumed(found)
    return await party.proven(sign_on, provider, Return(code=body.code, issuer=body.iss))

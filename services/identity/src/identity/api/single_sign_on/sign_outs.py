"""Signing out here, and at the identity provider that the session came from."""

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from identity.api.dependencies import AtDesk, AtFirst
from identity.api.single_sign_on.identity_providers import AsRelyingParty
from identity.commands.sign_in.sign_out import SignOut, sign_out

router = APIRouter(prefix="/sessions/current/sign-out", tags=["sessions"])


class SignedOut(BaseModel):
    """Signed out here in any case."""

    provider_sign_out_url: str | None = Field(
        description="Where to send the browser to sign out at the identity provider, which then "
        "sends it to `/sign-in`; null if the session did not come from one that offers it.",
        examples=["https://login.cegep.example/session/end?client_id=practica"],
    )


@router.post("")
async def sign_out_here_and_there(
    viewer: AtFirst, desk: AtDesk, party: AsRelyingParty, response: Response
) -> SignedOut:
    """Sign out, and learn where the browser signs out at the agency's identity provider.

    Register the page `/sign-in` as a post-logout redirect URI at the provider. Without this second
    step whoever uses the device next may sign in again without a password.
    """
    async with desk.database.transaction(viewer) as store:
        provider = await sign_out(SignOut(viewer=viewer), store)
    desk.cookies.forget(response)
    response.headers["Cache-Control"] = "no-store"
    return SignedOut(
        provider_sign_out_url=await party.sign_out_address(provider) if provider else None
    )

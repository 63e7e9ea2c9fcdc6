"""The public keys that access tokens are checked with."""

from fastapi import APIRouter, Response
from pydantic import BaseModel

from identity.api.dependencies import AtDesk

router = APIRouter(tags=["signing keys"])


class PublicKeys(BaseModel):
    """A JSON Web Key Set (RFC 7517)."""

    keys: list[dict[str, str]]


@router.get("/.well-known/jwks.json")
async def jwks(desk: AtDesk, response: Response) -> PublicKeys:
    """The key that signs and the next one, so that nobody has to ask again when keys rotate."""
    response.headers["Cache-Control"] = "public, max-age=300, stale-if-error=86400"
    return PublicKeys(keys=[dict(key) for key in await desk.keyring.public()])

"""OAuth 2.0 for partners' systems: tokens for client credentials, and where it is described."""

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from chassis.partner_scopes import PartnerScope
from identity.api.dependencies import AtDesk
from identity.api.partners.token_requests import OAuthError, RequestRefused, token_request
from identity.commands.partners.grant_token import Granted, GrantRefused, grant_token

router = APIRouter(tags=["partner tokens"])

_METHODS: Final = ["client_secret_basic", "client_secret_post"]
_NOT_KEPT: Final = {"Cache-Control": "no-store", "Pragma": "no-cache"}
_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "required": ["grant_type"],
                    "properties": {
                        "grant_type": {"type": "string", "const": "client_credentials"},
                        "scope": {"type": "string", "examples": ["placements:read"]},
                        "client_id": {"type": "string"},
                        "client_secret": {"type": "string", "format": "password"},
                    },
                },
                "example": {"grant_type": "client_credentials", "scope": "placements:read"},
            }
        },
    }
}


class PartnerToken(BaseModel):
    """RFC 6749, section 5.1."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - the name of the scheme
    expires_in: int = Field(description="Seconds.")
    scope: str = Field(examples=["placements:read reporting:read"])


class TokenRefused(BaseModel):
    """RFC 6749, section 5.2."""

    error: Literal["invalid_request", "invalid_client", "invalid_scope", "unsupported_grant_type"]
    error_description: str


class AuthorizationServer(BaseModel):
    """RFC 8414, section 2."""

    issuer: str
    token_endpoint: str
    jwks_uri: str
    scopes_supported: list[PartnerScope]
    response_types_supported: list[str]
    grant_types_supported: list[str]
    token_endpoint_auth_methods_supported: list[str]


@router.post(
    "/oauth2/token",
    responses={
        400: {"model": TokenRefused, "description": "The request is not one for a token."},
        401: {"model": TokenRefused, "description": "The client is not known by this secret."},
    },
    response_model=PartnerToken,
    openapi_extra=_BODY,
)
async def give_token(request: Request, desk: AtDesk) -> Response:
    """A token for a partner's system, by its client id and secret (RFC 6749, section 4.4).

    There is no refresh token: ask for another one when it expires.
    """
    try:
        command = await token_request(request)
        async with desk.database.transaction() as store:
            granted = await grant_token(command, store)
    except RequestRefused as refused:
        return _refused(refused.error, str(refused))
    except GrantRefused as refused:
        return _refused(refused.error, "the client, its secret, or a scope is not valid")
    access = await desk.access(granted.viewer, granted.client_expires_at)
    token = PartnerToken(
        access_token=access.access_token, expires_in=access.expires_in, scope=_scope(granted)
    )
    return JSONResponse(token.model_dump(), headers=_NOT_KEPT)


def server_described(desk: AtDesk) -> AuthorizationServer:
    issuer = f"{desk.rules.public_url.rstrip('/')}/api/identity"
    return AuthorizationServer(
        issuer=issuer,
        token_endpoint=f"{issuer}/oauth2/token",
        jwks_uri=f"{issuer}/.well-known/jwks.json",
        scopes_supported=list(PartnerScope),
        response_types_supported=[],
        grant_types_supported=["client_credentials"],
        token_endpoint_auth_methods_supported=_METHODS,
    )


@router.get("/.well-known/oauth-authorization-server")
async def describe(
    server: Annotated[AuthorizationServer, Depends(server_described)], response: Response
) -> AuthorizationServer:
    """Where and how a partner's system gets its tokens (RFC 8414)."""
    response.headers["Cache-Control"] = "public, max-age=3600"
    return server


def _scope(granted: Granted) -> str:
    return " ".join(sorted(scope.value for scope in granted.scopes))


def _refused(error: OAuthError, why: str) -> Response:
    body = TokenRefused(error=error, error_description=why).model_dump()
    if error == "invalid_client":
        headers = {**_NOT_KEPT, "WWW-Authenticate": 'Basic realm="practica", charset="UTF-8"'}
        return JSONResponse(body, status_code=401, headers=headers)
    return JSONResponse(body, status_code=400, headers=_NOT_KEPT)

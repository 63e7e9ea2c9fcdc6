"""Who sent the request."""

from fastapi.openapi.models import HTTPBearer as BearerModel
from fastapi.security.base import SecurityBase
from starlette.requests import Request
from starlette.types import Scope

from chassis.auth import TokenVerifier, Unauthenticated, Viewer
from chassis.first_steps import expect_first_steps_done
from chassis.partner_scopes import expect_scope
from chassis.viewing_as import expect_looking_only


class AccessToken(SecurityBase):
    """What a dependency is that asks for an access token: a security scheme documents itself."""

    def __init__(self, *, before_first_steps: bool = False) -> None:
        """`before_first_steps` opens a route to who has not accepted the responsibilities yet."""
        self._before_first_steps = before_first_steps
        self.scheme_name = "accessToken"
        self.model = BearerModel(
            bearerFormat="JWT", description="The access token that signing in at identity gives."
        )

    async def viewer_of(self, request: Request) -> Viewer:
        """Raises Unauthenticated unless the request bears a valid access token; what `expect_scope`
        raises for a partner's system, `expect_first_steps_done` for who is new; and ViewingAs for
        who would change things as another."""
        scope = request.scope
        verifier: TokenVerifier = scope["app"].state.verifier
        viewer = await verifier.verify(bearer_token(scope))
        if viewer.first_steps and not self._before_first_steps:
            expect_first_steps_done(viewer)
        if viewer.partner_scopes is not None:
            service = scope["app"].state.settings.service
            expect_scope(viewer, service=service, method=scope["method"], path=scope["path"])
        expect_looking_only(viewer, method=scope["method"])
        return viewer


class SignedIn(AccessToken):
    """The dependency `signed_in`."""

    async def __call__(self, request: Request) -> Viewer:
        """Raises Unauthenticated unless the request bears a valid access token."""
        return await self.viewer_of(request)


def bearer_token(scope: Scope) -> str:
    """Raises Unauthenticated if the request has none."""
    for name, value in scope["headers"]:
        if name == b"authorization":
            kind, _, token = value.decode("latin-1").partition(" ")
            if kind.lower() == "bearer" and token:
                return str(token.strip())
            break
    raise Unauthenticated("The request bears no access token")


signed_in = SignedIn()
signed_in_at_first = SignedIn(before_first_steps=True)

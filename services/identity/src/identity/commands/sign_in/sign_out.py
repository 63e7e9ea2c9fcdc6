"""A person signs out: the refresh tokens of the session are worth nothing from now on."""

from dataclasses import dataclass

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.sign_in.session import End
from identity.domain.single_sign_on.identity_provider import IdentityProvider


@dataclass(frozen=True, kw_only=True)
class SignOut:
    viewer: Viewer


async def sign_out(command: SignOut, store: Store) -> IdentityProvider | None:
    """Answers the identity provider that the session came from, where people may want to sign out
    as well."""
    session = await store.sessions.get(command.viewer.session_id)
    session.finish(End.SIGNED_OUT, store.now)
    if session.identity_provider_id is None:
        return None
    return await store.identity_providers.to_sign_in(session.identity_provider_id)

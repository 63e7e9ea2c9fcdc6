"""A person signs out: the refresh tokens of the session are worth nothing from now on."""

from dataclasses import dataclass

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.sign_in.session import End


@dataclass(frozen=True, kw_only=True)
class SignOut:
    viewer: Viewer


async def sign_out(command: SignOut, store: Store) -> None:
    session = await store.sessions.get(command.viewer.session_id)
    session.finish(End.SIGNED_OUT, store.now)

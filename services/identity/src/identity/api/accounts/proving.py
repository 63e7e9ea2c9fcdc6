"""Who is signed in proves the present password once more before something grave."""

from chassis.auth import Viewer
from identity.api.sign_in.desk import Desk
from identity.commands.accounts.change_password import begin_proof
from identity.domain.sign_in.sign_in_attempts import SignInRefused


async def proved_hash(viewer: Viewer, password: str, desk: Desk) -> str:
    """The hash that the password was compared with. Raises SignInRefused and SignInLocked."""
    async with desk.database.transaction() as store:
        begun = await begin_proof(viewer, store)
    right, _ = await desk.passwords.verify(password, begun.password_hash)
    if not right or begun.password_hash is None:
        raise SignInRefused("The present password is wrong")
    return begun.password_hash

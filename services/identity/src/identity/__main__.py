"""`python -m identity serve | work | migrate | rotate-keys | bootstrap`."""

import argparse
import asyncio
import sys
from collections.abc import Sequence

from chassis.process import main
from identity.app import create_app, create_database
from identity.commands.accounts.bootstrap import Bootstrap, Bootstrapped, bootstrap
from identity.commands.keys.rotate_signing_keys import When
from identity.settings import Settings
from identity.store.keys.sealing import SealedKeys
from identity.worker import create_worker, rotate

OWN = frozenset({"rotate-keys", "bootstrap"})


async def rotate_keys(settings: Settings, when: When) -> str:
    """Answers the name of the key that signs from now on."""
    database = create_database(settings)
    await database.open()
    try:
        return await rotate(database, SealedKeys(settings.sealing_key()), when=when)
    finally:
        await database.close()


async def set_up(settings: Settings, command: Bootstrap) -> Bootstrapped:
    """Raises AlreadySetUp."""
    database = create_database(settings)
    await database.open()
    try:
        async with database.transaction() as store:
            return await bootstrap(command, store)
    finally:
        await database.close()


def run_own(arguments: Sequence[str], settings: Settings) -> str:
    """The commands that identity has beside those of every service; answers what to print."""
    parser = argparse.ArgumentParser(prog="python -m identity")
    commands = parser.add_subparsers(dest="command", required=True)
    rotation = commands.add_parser("rotate-keys", help="let the next signing key take over now")
    rotation.add_argument(
        "--compromised", action="store_true", help="forget the present keys: everybody refreshes"
    )
    first = commands.add_parser("bootstrap", help="invite the first administrator")
    for name in ("--email", "--first-name", "--last-name"):
        first.add_argument(name, required=True)
    first.add_argument("--language", choices=("fr", "en"), default="fr")
    first.add_argument("--province", default="QC")
    given = vars(parser.parse_args(arguments))
    if given.pop("command") == "rotate-keys":
        when = When.COMPROMISED if given["compromised"] else When.NOW
        return f"Signing with key {asyncio.run(rotate_keys(settings, when))}"
    handed = asyncio.run(set_up(settings, Bootstrap(**given))).link
    if handed is None:
        return "The administrator has a password"
    link = f"{settings.public_url.rstrip('/')}/accept-invitation#{handed.secret.text}"
    return f"Hand over this link, valid until {handed.expires_at:%H:%M} UTC: {link}"


if __name__ == "__main__":
    if set(sys.argv[1:2]) & OWN:
        sys.stdout.write(f"{run_own(sys.argv[1:], Settings())}\n")
    else:
        main("identity", Settings, create_app, create_worker)

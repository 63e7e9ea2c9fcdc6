"""python -m placements serve | work | migrate | republish | rotate-keys."""

import asyncio
import sys

from chassis.process import main
from placements.app import create_app
from placements.settings import Settings
from placements.worker import create_database, create_worker, rotate_all_keys


async def rotate(settings: Settings) -> tuple[str, int]:
    """What to print at the end, and the exit code; the number so far is printed batch by batch."""
    database = create_database(settings)
    await database.open()
    try:
        async with database.transaction() as store:
            wanted = await store.wrapped_keys.left()
        rotated = await rotate_all_keys(
            database, tell=lambda done: print_line(f"{done} of {wanted} keys")
        )
    finally:
        await database.close()
    if rotated.closed:
        return f"{rotated.closed} keys stay: none of the key-encryption keys given opens them", 1
    return "All students' keys are under the first key-encryption key", 0


def print_line(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:] == ["rotate-keys"]:
        said, code = asyncio.run(rotate(Settings()))
        print_line(said)
        sys.exit(code)
    main("placements", Settings, create_app, create_worker)

"""`python -m reporting serve | work | migrate | republish | rebuild`."""

import argparse
import asyncio
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby

from chassis.bus.in_process import InProcessBus
from chassis.bus.port import Queue
from chassis.process import main
from chassis.upkeep import OUTBOX_KEPT
from reporting.app import create_app
from reporting.settings import Settings
from reporting.store.rebuilding import prepare_rebuild
from reporting.worker import create_worker


async def rebuild(settings: Settings, *, empty: bool) -> list[Queue]:
    """Answers the queues that now wait for everything to be told again."""
    worker = create_worker(settings, InProcessBus())
    await worker.database.open()
    try:
        queues = worker.queues
        await prepare_rebuild(worker.database, [queue.name for queue in queues], empty=empty)
    finally:
        await worker.database.close()
    return queues


def what_to_run(queues: Sequence[Queue]) -> Iterator[str]:
    """The commands with which the owners of the events tell them again."""
    since = (datetime.now(UTC) - OUTBOX_KEPT).date()
    for queue in queues:
        for owner, types in groupby(queue.types, key=lambda type_: type_.partition(".")[0]):
            yield (
                f"python -m {owner} republish --queue {queue.name} --since {since}"
                f" --types {' '.join(types)}"
            )


def run_rebuild(arguments: Sequence[str], settings: Settings) -> str:
    """The command that reporting has beside those of every service; answers what to print."""
    parser = argparse.ArgumentParser(prog="python -m reporting rebuild")
    parser.add_argument("--empty", action="store_true", help="drop the old rows at once")
    queues = asyncio.run(rebuild(settings, empty=parser.parse_args(arguments).empty))
    return "\n".join(("Ready. Now let the owners publish again:", *what_to_run(queues)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["rebuild"]:
        sys.stdout.write(f"{run_rebuild(sys.argv[2:], Settings())}\n")
    else:
        main("reporting", Settings, create_app, create_worker)

"""The services of this installation that keep a ledger."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from chassis.worker import Worker
from practica.dead_letters.installation import workers_of_this_installation
from practica.system.refusals import Refusal


class KeepsNoLedger(Refusal):
    """The service named keeps no ledger, or there is none of this name."""


@contextmanager
def keepers_of_this_installation(service: str | None) -> Iterator[list[Worker]]:
    """Raises KeepsNoLedger."""
    with ExitStack() as stack:
        workers = [
            worker for worker in workers_of_this_installation(stack) if worker.keeps_a_ledger
        ]
        wanted = [worker for worker in workers if service in (None, worker.name)]
        if not wanted:
            names = ", ".join(worker.name for worker in workers)
            raise KeepsNoLedger(f"{service} keeps no ledger; these do: {names}.")
        yield wanted

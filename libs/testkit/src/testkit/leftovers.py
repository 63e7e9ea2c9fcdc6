"""What runs of the tests that were killed left behind."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from chassis.embedded.postgres import Cluster
from testkit.brokers import Broker

FOLDERS: Final = "practica-tests-"
_SURELY_STARTED_AFTER = 60.0
IN_USE = "in-use"


@contextmanager
def used(folder: Path) -> Iterator[None]:
    """Tells the sweeps of other runs that somebody works in the folder, while they live."""
    with (folder / IN_USE).open("w") as mark:
        fcntl.flock(mark, fcntl.LOCK_SH)
        yield


def _is_used(folder: Path) -> bool:
    with (folder / IN_USE).open("a") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def sweep(place: Path) -> None:
    """Stops the servers of runs that were killed. Whatever somebody uses is locked, and left."""
    for folder in place.glob(f"{FOLDERS}*"):
        with suppress(OSError):
            recent = time.time() - folder.stat().st_mtime < _SURELY_STARTED_AFTER
            if recent or folder.stat().st_uid != os.geteuid() or _is_used(folder):
                continue
            cluster = Cluster(folder / "postgres", tell=lambda _: None)
            abandoned = [cluster.sharing.stop_if_abandoned(cluster.stop)]
            for place_of_broker in (folder / "broker", *folder.glob("own-*/*")):
                broker = Broker(place_of_broker)
                abandoned.append(broker.sharing.stop_if_abandoned(broker.discard))
            if all(abandoned):
                shutil.rmtree(folder, ignore_errors=True)

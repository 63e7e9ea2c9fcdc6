"""One run of the tests: the folder that its worker processes share, and what killed runs left."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest

from chassis.embedded.postgres import Cluster
from testkit.brokers import Broker

_FOLDERS = "practica-tests-"
_SURELY_STARTED_AFTER = 60.0


@pytest.fixture(scope="session")
def run_id(request: pytest.FixtureRequest) -> str:
    """The same in all worker processes of a run, and in no other run."""
    shared = getattr(request.config, "workerinput", {}).get("testrunuid")
    return str(shared or uuid4().hex)[:12]


@pytest.fixture(scope="session")
def worker(request: pytest.FixtureRequest) -> str:
    """The name of this worker process; `main` when there is only one."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "main"))


@pytest.fixture(scope="session")
def run_folder(run_id: str) -> Iterator[Path]:
    """A short path that other users may pass through, unlike pytest's own."""
    place = Path(tempfile.gettempdir())
    _sweep(place)
    folder = place / f"{_FOLDERS}{run_id}"
    folder.mkdir(mode=0o711, exist_ok=True)
    yield folder
    for rest in folder.glob("*.lock"):
        rest.unlink(missing_ok=True)
    with suppress(OSError):  # another worker still has something in it
        folder.rmdir()


def _sweep(place: Path) -> None:
    """Stops the servers of runs that were killed. Whatever somebody uses is locked, and left."""
    for folder in place.glob(f"{_FOLDERS}*"):
        with suppress(OSError):
            recent = time.time() - folder.stat().st_mtime < _SURELY_STARTED_AFTER
            if recent or folder.stat().st_uid != os.geteuid():
                continue
            cluster = Cluster(folder / "postgres", tell=lambda _: None)
            broker = Broker(folder / "broker")
            abandoned = (
                cluster.sharing.stop_if_abandoned(cluster.stop),
                broker.sharing.stop_if_abandoned(broker.stop),
            )
            if all(abandoned):
                shutil.rmtree(folder, ignore_errors=True)

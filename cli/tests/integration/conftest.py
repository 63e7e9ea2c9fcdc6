"""One embedded system for the tests of `practica up` and `practica demo`."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.tests.integration.running_up import Up


@pytest.fixture(scope="session")
def data_folder(run_folder: Path, worker: str) -> Iterator[Path]:
    """Kept over restarts; other users may pass through, so PostgreSQL's data stay in it too."""
    folder = run_folder / f"up-{worker}"
    folder.mkdir()
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def interrupted(data_folder: Path) -> Iterator[Up]:
    """The very first start, which somebody broke off while the demo province was loading."""
    up = Up(data_folder)
    try:
        up.until_it_says("demo province")
        up.stop(signal.SIGINT)
        yield up
    finally:
        up.end()


@pytest.fixture(scope="session")
def starts(interrupted: Up) -> Iterator[list[Up]]:
    """Every start on the folder after the first."""
    starts: list[Up] = []
    yield starts
    for up in starts:
        up.end()


@pytest.fixture
def up(starts: list[Up], data_folder: Path) -> Up:
    """The system that runs, or one that is started again if a test stopped the last."""
    if not starts or starts[-1].exit_code is not None:
        starts.append(Up(data_folder))
        starts[-1].until_it_says("to stop.")
    return starts[-1]

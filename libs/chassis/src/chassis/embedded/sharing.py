"""One thing used by several processes: the first starts it, the last one to leave stops it."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")


class SharedUse:
    """Counts the users of a folder by locks of the kernel, which end with their process.

    A killed process therefore never counts; what it started is found running by the next user.
    """

    def __init__(self, folder: Path) -> None:
        self._gate = folder / "gate.lock"
        self._users = folder / "users.lock"
        self._membership: int | None = None

    def join(self, start: Callable[[], _T]) -> _T:
        """Calls `start`, which must be content to find the thing running; then counts as a user."""
        with _locked(self._gate):
            started = start()
            self._membership = os.open(self._users, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self._membership, fcntl.LOCK_SH)
            return started

    def leave(self, stop: Callable[[], None]) -> None:
        """Calls `stop` if nobody else is left; it may remove the whole folder."""
        if self._membership is None:
            return
        with _locked(self._gate):
            try:
                if _alone(self._membership):
                    stop()
            finally:
                os.close(self._membership)
                self._membership = None

    def stop_if_abandoned(self, stop: Callable[[], None]) -> bool:
        """For what a killed process left running; returns whether nobody uses it."""
        if not self._users.exists():
            return True
        with _locked(self._gate):
            users = os.open(self._users, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                abandoned = _alone(users)
                if abandoned:
                    stop()
                return abandoned
            finally:
                os.close(users)


def _alone(descriptor: int) -> bool:
    with suppress(BlockingIOError):
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Holds the lock of a file that another process may remove while we wait for it."""
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if _is_still_there(path, descriptor):
            break
        os.close(descriptor)
    try:
        yield
    finally:
        os.close(descriptor)


def _is_still_there(path: Path, descriptor: int) -> bool:
    try:
        return path.stat().st_ino == os.fstat(descriptor).st_ino
    except FileNotFoundError:
        return False

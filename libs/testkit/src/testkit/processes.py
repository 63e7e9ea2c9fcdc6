"""Processes whose numbers are kept in files, so that a later run can find and end them."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

_ENDS_WITHIN = 10.0


class RecordedProcess:
    """A process that has `folder` as its HOME, by which it is known for ours.

    It is not in our session: neither Ctrl-C nor the end of a terminal reaches it.
    """

    def __init__(self, folder: Path, role: str) -> None:
        self._folder = folder
        self._record = folder / f"{role}.pid"
        self.output = folder / f"{role}.out"

    @property
    def pid(self) -> int | None:
        """None once it ended, even if its number was given to another program since."""
        if not self._record.exists():
            return None
        pid = int(self._record.read_text())
        child = _children.get(pid)
        if child is not None:
            return pid if child.poll() is None else None
        return pid if f"HOME={self._folder}" in _environment_of(pid) else None

    def start(self, command: list[str], environment: dict[str, str]) -> bool:
        """Does nothing if it runs; returns whether it was started."""
        if self.pid is not None:
            return False
        with self.output.open("ab") as output:
            child = subprocess.Popen(
                command,
                env=environment | {"HOME": str(self._folder)},
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        _children[child.pid] = child
        self._record.write_text(str(child.pid))
        return True

    def end(self, how: signal.Signals) -> None:
        """Waits until it is gone; after 10 seconds it is killed."""
        pid = self.pid
        if pid is None:
            return
        deadline = time.monotonic() + _ENDS_WITHIN
        with suppress(ProcessLookupError):
            os.kill(pid, how)
            while self.pid is not None and time.monotonic() < deadline:
                time.sleep(0.05)
            if self.pid is not None:
                os.kill(pid, signal.SIGKILL)


_children: dict[int, "subprocess.Popen[bytes]"] = {}
"""Those that this process started: the kernel keeps their numbers until we ask how they ended."""


def _environment_of(pid: int) -> list[str]:
    """Empty once the process has ended; for a moment also while a script becomes its program."""
    for _ in range(3):
        with suppress(FileNotFoundError, ProcessLookupError, PermissionError):
            entries = (Path("/proc") / str(pid) / "environ").read_bytes()
            if entries:
                return entries.decode(errors="replace").split("\0")
        time.sleep(0.01)
    return []

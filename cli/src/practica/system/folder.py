"""The folder of an embedded system: its data, its mail, and where it can be reached."""

import fcntl
import json
import os
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from practica.system.refusals import AlreadyRunning


@dataclass(frozen=True)
class Running:
    """Where a running system can be reached."""

    url: str
    pid: int
    mail_folder: str


class SystemFolder:
    """Keeps what must survive a restart; `PRACTICA_DATA` chooses another place."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or Path(os.environ.get("PRACTICA_DATA", ".practica"))

    @property
    def postgres(self) -> Path:
        return self.path / "postgres"

    @property
    def mail(self) -> Path:
        return self.path / "mail"

    def secret(self, name: str) -> str:
        """32 random bytes of this installation in base64, made when first asked for."""
        file = self.path / f"{name}.secret"
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(b64encode(os.urandom(32)).decode())
        return file.read_text()

    def running(self) -> Running | None:
        """The system that runs on this folder now, if one does."""
        try:
            return Running(**json.loads(self._note.read_text())) if self._is_locked() else None
        except (FileNotFoundError, ValueError, TypeError):
            return None

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """Keep others from starting on this folder. Raises AlreadyRunning."""
        self.path.mkdir(parents=True, exist_ok=True)
        with self._lock.open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                running = self.running()
                raise AlreadyRunning(running.url if running else "(starting)") from None
            try:
                yield
            finally:
                self._note.unlink(missing_ok=True)

    def announce(self, running: Running) -> None:
        self._note.write_text(json.dumps(asdict(running)))

    @property
    def _note(self) -> Path:
        return self.path / "running.json"

    @property
    def _lock(self) -> Path:
        return self.path / "lock"

    def _is_locked(self) -> bool:
        """The lock dies with its process, so a note left by a crash fools nobody."""
        with self._lock.open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            return False

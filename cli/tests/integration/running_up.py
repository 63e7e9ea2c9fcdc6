"""`practica` as people start it: a process of its own, and what it says line by line."""

import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from testkit import own_environment

ROOT = Path(__file__).parents[3]
PRACTICA = Path(sys.executable).parent / "practica"
STARTS_WITHIN = 120.0


def practica(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(  # noqa: S603 - our own command
        [PRACTICA, *arguments],
        cwd=ROOT,
        env=own_environment(),
        capture_output=True,
        text=True,
        timeout=STARTS_WITHIN,
        check=False,
    )


@dataclass
class Up:
    """A system that `practica up` started on a free port."""

    data: Path
    said: list[str] = field(default_factory=list)
    exit_code: int | None = None
    seconds_to_stop: float = 0.0

    def __post_init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [PRACTICA, "up", "--port", "0", "--data", str(self.data)],
            cwd=ROOT,
            env=own_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @property
    def url(self) -> str:
        found = re.search(r"Practica: (http://\S+)", self.text)
        assert found, self.text
        return found[1]

    @property
    def text(self) -> str:
        return "".join(self.said)

    def until_it_says(self, words: str) -> None:
        """Reads on; fails if the process ends before."""
        assert self._process.stdout is not None
        while words not in self.text:
            line = self._process.stdout.readline()
            assert line, f"it ended without saying {words!r}: {self.text}"
            self.said.append(line)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """As Ctrl-C does; remembers how long it took."""
        started = time.monotonic()
        self._process.send_signal(how)
        rest, _ = self._process.communicate(timeout=60)
        self.said.append(rest)
        self.seconds_to_stop = time.monotonic() - started
        self.exit_code = self._process.returncode

    def end(self) -> None:
        """Whatever the tests did to it."""
        if self._process.poll() is None:
            self.stop(signal.SIGTERM)
        if self._process.stdout is not None:
            self._process.stdout.close()

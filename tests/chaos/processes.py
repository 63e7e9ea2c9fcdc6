"""Real processes of the services, which a test starts, kills and looks at."""

import asyncio
import signal
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from testkit import eventually
from tests.chaos.launch import Launch, run

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(
    [
        "placements.app",
        "placements.worker",
        "reporting.worker",
        "billing.worker",
        "notifications.worker",
        "tests.chaos.launch",
        "tests.chaos.ledger",
    ]
)


class Started:
    """One process of one service."""

    def __init__(self, launch: Launch) -> None:
        self.launch = launch
        self._process: ForkServerProcess = _FORKS.Process(target=run, args=(launch,), daemon=True)
        self._process.start()

    @property
    def is_running(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        """SIGKILL, and wait until it is gone."""
        self._process.kill()
        self._process.join(10)

    async def crashed(self, within: float = 30) -> None:
        """Wait until it has killed itself; fails if it ended in any other way."""

        async def gone() -> bool:
            return not self.is_running

        await eventually(gone, within=within)
        assert self._process.exitcode == -signal.SIGKILL, self.said()

    def said(self) -> str:
        return self.launch.output.read_text(errors="replace")[-4000:]


class Processes:
    """All processes of one test; none outlives it."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._folder = folder
        self.environment = environment
        self._started: list[Started] = []

    def start(
        self, module: str, process: str, *, crash: str | None = None, event: str | None = None
    ) -> Started:
        output = self._folder / f"{len(self._started)}-{module}-{process}.out"
        output.touch()
        launch = Launch(module, process, {**self.environment}, output, crash, event)
        started = Started(launch)
        self._started.append(started)
        return started

    async def end(self) -> None:
        await asyncio.to_thread(self._kill_all)

    def _kill_all(self) -> None:
        for started in self._started:
            started.kill()

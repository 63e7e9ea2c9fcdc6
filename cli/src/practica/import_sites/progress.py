"""The progress bars of an import."""

from collections.abc import Mapping
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from placements.domain.facilities.wording import Language

_READING: dict[Language, str] = {"fr": "Lecture", "en": "Reading"}
_WRITING: dict[Language, str] = {"fr": "Écriture", "en": "Writing"}


class Bars:
    """One bar for reading the file, one for what is done with it."""

    def __init__(
        self, console: Console, language: Language, *, second: Mapping[Language, str] = _WRITING
    ) -> None:
        self._progress = Progress(
            TextColumn("{task.description:10}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
        )
        self._reading = self._progress.add_task(_READING[language], total=None)
        self._writing = self._progress.add_task(second[language], total=None, visible=False)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def reading(self, done: int, total: int | None) -> None:
        self._progress.update(self._reading, completed=done, total=total)

    def writing(self, done: int, total: int | None) -> None:
        self._progress.update(self._writing, completed=done, total=total, visible=total != 0)

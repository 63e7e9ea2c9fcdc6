"""Where the commands write: folded to a terminal's width, and not at all into a pipe or a file."""

from rich.console import Console

_WIDE = 400


def writing(*, stderr: bool = False) -> Console:
    """A console whose lines stay whole where no terminal sets a width."""
    console = Console(highlight=False, stderr=stderr)
    if console.is_terminal:
        return console
    return Console(highlight=False, stderr=stderr, width=_WIDE)

"""One process of one service, as a deployment runs them."""

import sys
from typing import Annotated

import typer

from chassis.process import main
from practica.services import NAMES, service

Name = Annotated[str, typer.Argument(help=f"One of {', '.join(NAMES)}.")]


def serve(name: Name) -> None:
    """Answer HTTP for one service."""
    _run(name, "serve")


def work(name: Name) -> None:
    """Relay, consume and keep the timers of one service."""
    _run(name, "work")


def migrate(
    name: Annotated[str | None, typer.Argument(help="One service; without it, all.")] = None,
) -> None:
    """Bring databases and queues up to date."""
    for each in [name] if name else NAMES:
        _run(each, "migrate")
        print(f"{each}: up to date", file=sys.stderr)


def _run(name: str, process: str) -> None:
    try:
        part = service(name)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    main(name, part.settings, part.create_app, part.create_worker, [process])

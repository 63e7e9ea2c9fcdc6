"""`practica up`: the whole system on one address, until Ctrl-C."""

import asyncio
import os
import signal
import socket
from collections.abc import Coroutine, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from practica.demo_province.loading import SIGN_INS, load_demo_province
from practica.demo_province.sign_ins import PARTNER
from practica.system.folder import SystemFolder
from practica.system.ports import claim_port
from practica.system.system import System, running_system

console = Console(highlight=False, soft_wrap=True)


def up(
    port: Annotated[int, typer.Option(help="Port of the gateway; 0 takes any free one.")] = 8000,
    data: Annotated[Path | None, typer.Option(help="Folder that keeps the data.")] = None,
    *,
    empty: Annotated[bool, typer.Option("--empty", help="Without the demo province.")] = False,
) -> None:
    """Start the whole system, with a demo province, and stop it with Ctrl-C."""
    listener = claim_port(port)
    asyncio.run(_run(SystemFolder(data), listener, empty=empty))


async def _run(folder: SystemFolder, listener: socket.socket, *, empty: bool) -> None:
    stop = asyncio.Event()
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signal_, stop.set)
    console.print("Practica démarre… / is starting…")
    amqp_url = os.environ.get("PRACTICA_AMQP_URL")
    async with running_system(folder, listener, amqp_url=amqp_url) as system:
        if not empty:
            await _unless(stop, load_demo_province(system.settings, console=console))
        if not stop.is_set():
            _announce(system, empty=empty)
        await stop.wait()
        console.print("Practica s’arrête… / is stopping…")


async def _unless(stop: asyncio.Event, work: Coroutine[object, object, object]) -> None:
    """Give up on work that takes long as soon as somebody asks to stop."""
    working, asked = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait({working, asked}, return_when=asyncio.FIRST_COMPLETED)
    asked.cancel()
    if not working.done():
        working.cancel()
    with suppress(asyncio.CancelledError):
        await working


def _sign_ins() -> Iterator[str]:
    """In columns as wide as what they hold, however narrow the terminal: it is copied from."""
    rows = [("Qui / who", "Courriel / e-mail", "Mot de passe / password")]
    rows += [(sign_in.what, sign_in.email, sign_in.password) for sign_in in SIGN_INS]
    rows.append((f"OAuth 2.0: {PARTNER.what}", str(PARTNER.client_id), PARTNER.secret))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        cells = (f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        yield "  " + "  ".join(cells).rstrip()
        if number == 0:
            yield "  " + "  ".join("─" * width for width in widths)


def _announce(system: System, *, empty: bool) -> None:
    console.print(f"\nPractica: [bold]{system.url}[/bold]")
    console.print(f"Courriels / mail: {system.mail.folder}")
    if not empty:
        console.print("\nConnexions de démonstration / demo sign-ins:")
        for line in _sign_ins():
            console.print(line)
    console.print("Ctrl-C pour arrêter / to stop.")

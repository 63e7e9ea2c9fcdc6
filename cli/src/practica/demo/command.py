"""`practica demo`: plays the story on the running system, or on one started for it."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from practica.demo.story import Story
from practica.demo.webhook_receiver import WebhookReceiver
from practica.demo_province.loading import load_demo_province
from practica.system.folder import Running, SystemFolder
from practica.system.ports import claim_port
from practica.system.system import running_system

console = Console(highlight=False, soft_wrap=True)


def demo(
    port: Annotated[int, typer.Option(help="Port, if a system has to be started.")] = 8000,
    data: Annotated[Path | None, typer.Option(help="Folder of the system's data.")] = None,
) -> None:
    """Play one placement from a school's request to a hospital's invoice line."""
    arrived = asyncio.run(_play(SystemFolder(data), port))
    raise typer.Exit(0 if arrived else 1)


async def _play(folder: SystemFolder, port: int) -> bool:
    async with _system(folder, port) as running, WebhookReceiver() as receiver:
        console.print(f"Practica: {running.url}\n")
        return await Story(running, receiver, console).play()


@asynccontextmanager
async def _system(folder: SystemFolder, port: int) -> AsyncIterator[Running]:
    running = folder.running()
    if running is not None:
        yield running
        return
    console.print("No system is running on this folder; starting one for the story…")
    amqp_url = os.environ.get("PRACTICA_AMQP_URL")
    async with running_system(folder, claim_port(port), amqp_url=amqp_url) as system:
        await load_demo_province(system.settings, console=console)
        yield Running(system.url, os.getpid(), str(system.mail.folder))

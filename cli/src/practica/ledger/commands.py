"""`practica ledger verify`: walks the chain of every service that keeps one."""

import asyncio
from typing import Annotated

import typer

from chassis.ledger.command import said
from chassis.ledger.verifying import verify
from chassis.worker import Worker
from practica.ledger.installation import keepers_of_this_installation

ledger_app = typer.Typer(help="What was done and seen, row by row.", no_args_is_help=True)


@ledger_app.callback()
def ledger() -> None:
    """What was done and seen, row by row."""


@ledger_app.command("verify")
def verify_ledgers(
    service: Annotated[str | None, typer.Option(help="Only this service.")] = None,
) -> None:
    """Walk each chain, and name the first broken row; ends with 1 if there is one."""
    with keepers_of_this_installation(service) as workers:
        broken = [asyncio.run(_is_broken(worker)) for worker in workers]
    if any(broken):
        raise typer.Exit(1)


async def _is_broken(worker: Worker) -> bool:
    await worker.database.open()
    try:
        verdict = await verify(worker.database)
    finally:
        await worker.database.close()
    typer.echo(f"{worker.name}: {verdict.broken or said(verdict)}")
    return not verdict.whole

"""`practica dead-letters list | show | replay`."""

import asyncio
import json
from typing import Annotated

import typer
from rich.table import Table

from chassis.bus import Parked
from practica.dead_letters.installation import letters_of_this_installation
from practica.dead_letters.letters import Letters
from practica.system.refusals import Refusal
from practica.terminal import writing

dead_letters_app = typer.Typer(help="Messages that no handler could digest.", no_args_is_help=True)

Queue = Annotated[str | None, typer.Option(help="Only this queue.")]
Id = Annotated[str, typer.Argument(help="The id that `list` shows.")]


class NoSuchLetter(Refusal):
    """The id names no dead letter."""


@dead_letters_app.command("list")
def list_letters(queue: Queue = None) -> None:
    """Every dead letter: its queue, its event and its error."""
    asyncio.run(_list(queue))


@dead_letters_app.command()
def show(id: Id) -> None:
    """One dead letter whole."""
    asyncio.run(_show(id))


@dead_letters_app.command()
def replay(
    id: Annotated[str | None, typer.Argument(help="The id that `list` shows.")] = None,
    *,
    queue: Queue = None,
    every: Annotated[bool, typer.Option("--all", help="Every one that is listed.")] = False,
) -> None:
    """Give dead letters to their handlers again."""
    if (id is None) == (not every):
        raise typer.BadParameter("name one id, or say --all")
    asyncio.run(_replay(id, queue))


async def _list(queue: str | None) -> None:
    console = writing()
    async with letters_of_this_installation() as letters:
        found = await letters.parked(queue)
    if not found:
        console.print("No dead letters.")
        return
    table = Table()
    table.add_column("id", no_wrap=True, min_width=36)
    for heading in ("queue", "event", "attempts", "parked at", "error"):
        table.add_column(heading, overflow="fold")
    for letter in found:
        at = f"{letter.parked_at:%Y-%m-%d %H:%M:%S}"
        table.add_row(letter.id, letter.queue, letter.type, str(letter.attempts), at, letter.error)
    console.print(table)


async def _show(id: str) -> None:
    console = writing()
    async with letters_of_this_installation() as letters:
        letter = await _find(letters, id)
    console.print(f"queue     {letter.queue}\nerror     {letter.error}")
    console.print(f"attempts  {letter.attempts}\nparked at {letter.parked_at:%Y-%m-%d %H:%M:%S}")
    console.print(_readable(letter.body), markup=False)


async def _replay(id: str | None, queue: str | None) -> None:
    console, failed = writing(), 0
    async with letters_of_this_installation() as letters:
        wanted = [await _find(letters, id)] if id else await letters.parked(queue)
        for letter in wanted:
            try:
                await letters.replay(letter)
            except Exception as error:  # noqa: BLE001 - the next letter may still be digestible
                failed += 1
                console.print(f"{letter.id}: still fails: {type(error).__name__}: {error}")
            else:
                console.print(f"{letter.id}: replayed into {letter.queue}")
    if failed:
        raise typer.Exit(1)


async def _find(letters: Letters, id: str) -> Parked:
    for letter in await letters.parked():
        if letter.id == id:
            return letter
    raise NoSuchLetter(f"There is no dead letter {id}.")


def _readable(body: str) -> str:
    try:
        return json.dumps(json.loads(body), indent=2, ensure_ascii=False)
    except ValueError:
        return body

"""The command `practica`: the whole system, or one part of it."""

import sys

import typer

from practica.dead_letters.commands import dead_letters_app
from practica.demo.command import demo
from practica.import_sites import import_app
from practica.processes import migrate, serve, work
from practica.system.refusals import Refusal
from practica.up import up

app = typer.Typer(
    name="practica",
    help="Student placements in the health sciences.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(up)
app.command()(demo)
app.command()(serve)
app.command()(work)
app.command()(migrate)
app.add_typer(import_app, name="import")
app.add_typer(dead_letters_app, name="dead-letters")


def run() -> None:
    """What the console calls: a refusal is a sentence, not a trace."""
    try:
        app()
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(1)

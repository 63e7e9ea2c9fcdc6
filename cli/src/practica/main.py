"""The command `practica`: the whole system, or one part of it."""

import sys
from importlib import import_module
from typing import cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group

from practica.system.refusals import Refusal

_COMMANDS = {
    "up": "practica.up:up",
    "demo": "practica.demo.command:demo",
    "serve": "practica.processes:serve",
    "work": "practica.processes:work",
    "migrate": "practica.processes:migrate",
    "import": "practica.importing:import_app",
    "dead-letters": "practica.dead_letters.commands:dead_letters_app",
    "ledger": "practica.ledger.commands:ledger_app",
}


class OnDemand(TyperGroup):
    """Imports a command when it is asked for: all of them together take longer than most do."""

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002 - by its parent's name
        return [*_COMMANDS]

    def get_command(
        self,
        ctx: object,  # noqa: ARG002 - by its parent's name
        cmd_name: str,
    ) -> TyperCommand | TyperGroup | None:
        """For a name that is none, all are imported: the error says which one may be meant."""
        for name in [cmd_name] if cmd_name in _COMMANDS else _COMMANDS:
            if name not in self.commands:
                self.commands[name] = _imported(name)
        return cast("TyperCommand | TyperGroup | None", self.commands.get(cmd_name))


def _imported(name: str) -> TyperCommand | TyperGroup:
    module, _, attribute = _COMMANDS[name].partition(":")
    found = getattr(import_module(module), attribute)
    if isinstance(found, typer.Typer):
        group = get_group(found)
        group.name = name
        return group
    alone = typer.Typer(add_completion=False)
    alone.command(name)(found)
    return cast("TyperCommand", get_command(alone))


app = typer.Typer(
    name="practica",
    cls=OnDemand,
    help="Student placements in the health sciences.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def practica() -> None:
    """Student placements in the health sciences."""


def run() -> None:
    """What the console calls: a refusal is a sentence, not a trace."""
    try:
        app()
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(1)

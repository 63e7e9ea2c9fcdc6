"""`make bench`, or `python -m bench [--only NAME] [--rounds N] [--quick]`."""

import argparse
import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from bench import (
    command_path,
    disclosure,
    event_path,
    inbox,
    permissions,
    sign_in,
    site_import,
    staff_upload,
)
from bench.figures import Figure
from bench.machine import Machine, Plan, started
from bench.report import show, write

Measure = Callable[[Machine, Plan], Coroutine[Any, Any, list[Figure]]]

MEASURES: dict[str, Measure] = {
    "command": command_path.measure,
    "events": event_path.measure,
    "inbox": inbox.measure,
    "import": site_import.measure,
    "staff_upload": staff_upload.measure,
    "disclosure": disclosure.measure,
    "permissions": permissions.measure,
    "sign_in": sign_in.measure,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=MEASURES, help="may be repeated")
    parser.add_argument("--rounds", type=int, default=5, help="medians are of so many rounds")
    parser.add_argument("--quick", action="store_true", help="a tenth of everything, to try it out")
    chosen = parser.parse_args()
    plan = Plan(rounds=chosen.rounds, quick=chosen.quick)
    with started() as machine:
        figures: list[Figure] = []
        for name in chosen.only or MEASURES:
            print(f"{name}:", flush=True)
            figures += asyncio.run(MEASURES[name](machine, plan))
        show(figures)
        if not (chosen.only or chosen.quick):
            write(figures, machine, plan)


if __name__ == "__main__":
    main()

"""Writes the schemas and examples of events; refuses to break a promise already given.

`python -m tools.freeze_contracts` writes, with `--check` it only says what it would write.
A change that only rewords a schema or adds an optional field is written; any other is refused:
publish a new version of the event beside the old one.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from contracts.catalogue import EVENTS
from contracts.envelope import Envelope, Event
from tools.language.frozen import CONTRACTS, as_text, broken_promises, schema_of
from tools.language.story import STORY

CORRELATION = UUID("0193a5c0-0000-7000-8000-00000000c0de")
TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def example_of(event: type[Event]) -> str:
    """The event of the story inside a full envelope, as it lies on the wire."""
    number, told = next(
        (number, told) for number, told in enumerate(STORY, start=1) if type(told) is event
    )
    earlier = sum(other.subject == told.subject for other in STORY[: number - 1])
    envelope = Envelope(
        id=UUID(f"0193a5c0-0000-7000-8001-{number:012d}"),
        type=event.type,
        source=event.type.partition(".")[0],
        subject=told.subject,
        time=datetime(2026, 11, 23, 13, 0, number, tzinfo=UTC),
        sequence=earlier + 1,
        correlationid=CORRELATION,
        traceparent=TRACEPARENT,
        data=told.model_dump(mode="json"),
    )
    return as_text(envelope.model_dump(mode="json", exclude_none=True))


def refusals(root: Path) -> Iterator[str]:
    """Every promise of a frozen schema that the code no longer keeps."""
    current = {event.type: schema_of(event) for event in EVENTS}
    for path in sorted((root / CONTRACTS / "schemas").glob("*.json")):
        if path.stem not in current:
            yield f"{path.stem}: the event is gone from the catalogue"
            continue
        frozen = json.loads(path.read_text(encoding="utf-8"))
        for broken in broken_promises(frozen, current[path.stem]):
            yield f"{path.stem}: {broken}"


def outdated(root: Path) -> dict[Path, str]:
    """The files to write: schemas that differ, and examples that do not exist yet.

    An example once published stays as it is: later versions of the code have to read it.
    """
    written: dict[Path, str] = {}
    for event in EVENTS:
        schema = root / CONTRACTS / "schemas" / f"{event.type}.json"
        text = as_text(schema_of(event))
        if not schema.is_file() or schema.read_text(encoding="utf-8") != text:
            written[schema] = text
        example = root / CONTRACTS / "examples" / f"{event.type}.json"
        if not example.is_file():
            written[example] = example_of(event)
    return written


def main(arguments: list[str]) -> int:
    root = Path.cwd()
    refused = list(refusals(root))
    for refusal in refused:
        print(f"refused: {refusal}")
    if refused:
        return 1
    files = outdated(root)
    for path, text in files.items():
        print(f"{'outdated' if '--check' in arguments else 'wrote'}: {path.relative_to(root)}")
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if files and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

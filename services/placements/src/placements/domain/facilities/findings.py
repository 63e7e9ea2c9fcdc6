"""What the import found out about each line of the file."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What became of the line, or of one of its fields."""

    REPAIRED = "repaired"
    REFUSED = "refused"
    DUPLICATE = "duplicate"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found on one line: which field, why (a stable code), and before → after.

    For a duplicate, `after` says which line was kept ("line 12"); a refused line was not imported;
    an incomplete one was imported without the field, which the source does not tell.
    """

    line: int
    source_id: str
    kind: Kind
    field: str
    reason: str
    before: str = ""
    after: str = ""

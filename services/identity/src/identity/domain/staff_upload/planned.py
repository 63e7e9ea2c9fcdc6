"""What becomes of each row of a file, as it is shown and, if somebody says yes, done."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from identity.domain.people.person import PersonFacts
from identity.domain.staff_upload.columns import Column


class Outcome(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Planned:
    """What becomes of one row. `facts` are the record's, once it is applied; `version` is that of
    the record that it was compared with."""

    row: int
    outcome: Outcome
    name: str = field(repr=False)
    person_id: UUID | None = None
    version: int | None = None
    facts: PersonFacts | None = field(default=None, repr=False)
    changes: tuple[str, ...] = ()
    column: Column | None = None
    reason: str | None = None
    reason_facts: Mapping[str, Any] = field(default_factory=dict)

    def told(self) -> list[object]:
        """All that somebody says yes to: what is shown of the row, and what will be written.
        Whatever else changes in a record that the file leaves alone is no matter of theirs."""
        facts = None if self.outcome is Outcome.UNCHANGED else self.facts
        shown = [self.row, self.outcome, self.name, self.person_id, self.changes]
        return [*shown, self.column, self.reason, self.reason_facts, facts and _told(facts)]


@dataclass(frozen=True)
class Plan:
    rows: Sequence[Planned]

    def count(self) -> Counter[Outcome]:
        return Counter(planned.outcome for planned in self.rows)

    def of(self, outcome: Outcome) -> list[Planned]:
        return [planned for planned in self.rows if planned.outcome is outcome]

    @property
    def digest(self) -> str:
        """Two plans with one digest show the same and do the same."""
        told = json.dumps([planned.told() for planned in self.rows], default=str)
        return sha256(told.encode()).hexdigest()


def _told(facts: PersonFacts) -> list[object]:
    return [
        facts.first_name,
        facts.last_name,
        facts.language,
        sorted(facts.roles),
        facts.department_id,
        facts.email,
        facts.direct_email,
        facts.title,
        [[phone.kind, phone.number, phone.extension] for phone in facts.phones],
    ]

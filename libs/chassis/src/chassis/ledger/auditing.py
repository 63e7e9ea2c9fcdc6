"""Tables whose every change is told in the ledger, without anybody having to think of it.

The mark stands beside the columns, in the table's `info`; the transaction writes the row when it
saves an aggregate of such a table. So a new command cannot change rights behind the ledger's back:
`tables_unaccounted_for` names the tables about which nobody decided.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from sqlalchemy import MetaData, Table

from chassis.ledger.entry import AUDIT, Entry

HIDDEN: Final = "•••"
_MARK: Final = "audited"
_REASON: Final = "not_audited_because"
_UNTOLD: Final = frozenset({"id", "version", "old_version"})
_CHASSIS: Final = frozenset(
    {"idempotency_keys", "inbox", "ledger", "ledger_head", "outbox", "parked_messages"}
)


@dataclass(frozen=True, kw_only=True)
class Audited:
    """`kind` begins `what`; the columns named here say whose it is and whom it is about.

    Of a `secrets` column only that it changed is told; `derived` ones are not told at all, and a
    change of nothing else is none.
    """

    kind: str
    agency: str | None = "agency_id"
    concerns: tuple[str, ...] = ()
    secrets: frozenset[str] = frozenset()
    derived: frozenset[str] = frozenset()

    def entry(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> Entry | None:
        """The row as it was, None for a new one, and as it is; None where nothing is to tell."""
        names = [
            name
            for name, value in after.items()
            if name not in _UNTOLD | self.derived and (before is None or before[name] != value)
        ]
        if not names:
            return None
        facts = {"after": self._told(after, names)}
        if before is not None:
            facts["before"] = self._told(before, names)
        return Entry(
            book=AUDIT,
            what=f"{self.kind}.{'added' if before is None else 'changed'}",
            agency_id=after[self.agency] if self.agency else None,
            subject_id=after["id"],
            concerns=tuple(self._concerned(after)),
            facts=facts,
        )

    def _told(self, row: Mapping[str, Any], names: list[str]) -> dict[str, Any]:
        return {name: self._value(name, row[name]) for name in names}

    def _value(self, name: str, value: Any) -> Any:
        """Bytes, such as a picture, are told by their digest."""
        if value is None:
            return None
        if name in self.secrets:
            return HIDDEN
        return f"sha256:{sha256(value).hexdigest()}" if isinstance(value, bytes) else value

    def _concerned(self, row: Mapping[str, Any]) -> Iterator[UUID]:
        for name in self.concerns:
            if row[name] is not None:
                yield row[name]


def audited(
    kind: str,
    *,
    agency: str | None = "agency_id",
    concerns: tuple[str, ...] = (),
    secrets: tuple[str, ...] = (),
    derived: tuple[str, ...] = (),
) -> dict[str, Any]:
    """`Table(…, info=audited("role_assignment", concerns=("person_id",)))`."""
    mark = Audited(
        kind=kind,
        agency=agency,
        concerns=concerns,
        secrets=frozenset(secrets),
        derived=frozenset(derived),
    )
    return {_MARK: mark}


def not_audited(reason: str) -> dict[str, Any]:
    """`Table(…, info=not_audited("…"))`: a decision, with its reason."""
    return {_REASON: reason}


def audit_of(table: Table) -> Audited | None:
    mark: Audited | None = table.info.get(_MARK)
    return mark


def tables_unaccounted_for(metadata: MetaData) -> set[str]:
    """The tables that neither are audited nor say why not."""
    return {
        table.name
        for table in metadata.tables.values()
        if table.name not in _CHASSIS and not {_MARK, _REASON} & table.info.keys()
    }

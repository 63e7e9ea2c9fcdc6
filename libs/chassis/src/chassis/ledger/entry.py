"""One line of the ledger, as whoever writes it says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from pydantic_core import to_jsonable_python

from chassis.causes import current_cause
from chassis.ids import new_id
from chassis.ledger.tables import LEDGER

if TYPE_CHECKING:
    from chassis.store.transaction import Transaction
    from chassis.viewer import Viewer

AUDIT: Final = "audit"
"""Changes of rights, accounts, settings and switches."""
ACCESS: Final = "access"
"""Personal data that somebody outside the school was shown."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`what` is `<thing>.<past participle>`, such as `role_assignment.changed`.

    `agency_id` is the agency whose administrators may read it; `concerns` names the people, or
    students, it is about, by id. `facts` hold neither secrets nor names of students.
    """

    book: str
    what: str
    agency_id: UUID | None = None
    subject_id: UUID | None = None
    concerns: tuple[UUID, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


def enter(transaction: "Transaction", entry: Entry) -> None:
    """Write the entry in the same commit; who did it and why, the transaction knows."""
    viewer = transaction.actor
    actor = viewer.real_viewer or viewer if viewer else None
    transaction.append(
        LEDGER,
        {
            "id": new_id(),
            "book": entry.book,
            "recorded_at": transaction.now,
            "agency_id": entry.agency_id,
            "actor_account_id": actor.account_id if actor else None,
            "actor_person_id": actor.person_id if actor else None,
            "actor_agency_id": actor.agency_id if actor else None,
            "actor_role": actor.role.value if actor else None,
            "what": entry.what,
            "subject_id": entry.subject_id,
            "concerns": list(entry.concerns),
            "facts": to_jsonable_python({**entry.facts, **_as_whom(viewer)}),
            "correlation_id": current_cause().correlation_id,
        },
    )


def _as_whom(viewer: "Viewer | None") -> dict[str, Any]:
    """The actor is who really looked; through whose eyes is said beside it."""
    if viewer is None or viewer.real_viewer is None:
        return {}
    seen_as = {
        "account_id": viewer.account_id,
        "person_id": viewer.person_id,
        "role_assignment_id": viewer.role_assignment_id,
        "view_id": viewer.real_viewer.view_id,
    }
    return {"viewing_as": seen_as}

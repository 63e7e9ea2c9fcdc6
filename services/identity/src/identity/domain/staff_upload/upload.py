"""An upload: one file of one department, checked first, and applied if somebody says so."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final, Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, DomainError
from chassis.ids import new_id
from chassis.viewer import Viewer
from identity.domain.agencies.department import Department
from identity.domain.people.person import Language, Person
from identity.domain.staff_upload.planned import Outcome, Plan, Planned
from identity.domain.staff_upload.refusals import (
    ChangedMeanwhile,
    FileExchanged,
    GaveUp,
    StaffFileRefused,
    UploadHasRefusedRows,
    UploadNotChecked,
)
from identity.domain.staff_upload.sheet import SheetRow

MOST_ATTEMPTS: Final = 3


class State(StrEnum):
    """`waiting` for the check and `to_apply` are the worker's to carry on, whatever befell it."""

    WAITING = "waiting"
    CHECKED = "checked"
    TO_APPLY = "to_apply"
    APPLIED = "applied"
    REFUSED = "refused"
    GAVE_UP = "gave_up"


OPEN: Final = frozenset({State.WAITING, State.TO_APPLY})


@dataclass(frozen=True, kw_only=True)
class Counts:
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0

    @classmethod
    def of(cls, plan: Plan) -> Self:
        counted = plan.count()
        return cls(**{outcome.value: counted[outcome] for outcome in Outcome})


@dataclass(eq=False, kw_only=True)
class StaffUpload(Aggregate):
    """`refusal` is the slug and the facts of why the file, or the last step, was refused;
    `plan_digest` names the plan that was shown: that one is applied, or none."""

    agency_id: UUID
    department_id: UUID
    uploaded_by: UUID
    file_name: str = field(repr=False)
    language: Language
    created_at: datetime
    file_digest: str | None = None
    plan_digest: str | None = None
    state: State = State.WAITING
    apply_valid_only: bool = False
    counts: Counts | None = None
    refusal: tuple[str, dict[str, Any]] | None = None
    finished_at: datetime | None = None

    @classmethod
    def begin(
        cls,
        *,
        department: Department,
        viewer: Viewer,
        file_name: str,
        content: bytes,
        language: Language,
        now: datetime,
    ) -> Self:
        return cls(
            id=new_id(),
            agency_id=department.agency_id,
            department_id=department.id,
            uploaded_by=viewer.person_id,
            file_name=file_name,
            language=language,
            created_at=now,
            file_digest=digest_of(content),
        )

    def expect_file(self, digest: str | None) -> None:
        """Raises FileExchanged; an earlier version of the program noted no digest."""
        if self.file_digest is not None and digest != self.file_digest:
            raise FileExchanged("Not the file that was handed over")

    def checked(self, plan: Plan) -> None:
        self.state, self.counts, self.refusal = State.CHECKED, Counts.of(plan), None
        self.plan_digest = plan.digest

    def refuse(self, why: StaffFileRefused, now: datetime) -> None:
        self.state, self.refusal, self.finished_at = State.REFUSED, _told(why), now

    def ask_to_apply(self, *, valid_only: bool) -> None:
        """Raises UploadNotChecked, UploadHasRefusedRows."""
        if self.state is not State.CHECKED or self.counts is None:
            raise UploadNotChecked("Not checked, or done", state=self.state.value)
        if self.counts.refused and not valid_only:
            raise UploadHasRefusedRows(
                "Rows are refused", field="apply_valid_only", refused=self.counts.refused
            )
        self.state, self.apply_valid_only, self.refusal = State.TO_APPLY, valid_only, None

    def may_take(self, plan: Plan) -> bool:
        """Whether the plan of this moment is the one that was said yes to; else it is checked
        anew, for somebody to look at."""
        if plan.digest == self.plan_digest:
            return True
        self.checked(plan)
        self.refusal = _told(ChangedMeanwhile("The file would do something else now"))
        return False

    def applied(self, plan: Plan, now: datetime) -> None:
        self.state, self.counts, self.finished_at = State.APPLIED, Counts.of(plan), now

    def give_up(self, now: datetime) -> None:
        self.state, self.refusal, self.finished_at = State.GAVE_UP, _told(GaveUp("")), now


class StaffUploads(Protocol):
    """The uploads that a viewer may know of, their files, and what was found in them."""

    def add(self, upload: StaffUpload) -> None: ...

    async def keep_file(self, upload: StaffUpload, content: bytes) -> None: ...

    async def get(self, id: UUID, viewer: Viewer) -> StaffUpload: ...

    async def file(self, upload: StaffUpload) -> bytes: ...

    async def keep_rows(self, upload: StaffUpload, rows: Sequence[SheetRow]) -> None:
        """What was read of the file, so that it is read once."""
        ...

    async def kept_rows(self, upload: StaffUpload) -> Sequence[SheetRow] | None:
        """None where an earlier version of the program kept none. Raises FileExchanged."""
        ...

    async def staff(self, agency_id: UUID) -> list[Person]:
        """Everybody, who left too. Nobody else adds to the agency until the transaction ends."""
        ...

    async def keep_findings(self, upload: StaffUpload, plan: Plan) -> None:
        """In place of those before."""
        ...

    async def take_over(self, agency_id: UUID, planned: Sequence[Planned]) -> None:
        """Add and change the records, and tell the world of each. Raises Stale if one of them is
        not what the plan was made of."""
        ...

    async def forget_file(self, upload: StaffUpload) -> None: ...


def digest_of(content: bytes) -> str:
    return sha256(content).hexdigest()


def _told(why: DomainError) -> tuple[str, dict[str, Any]]:
    return why.slug, why.facts

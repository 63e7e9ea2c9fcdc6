"""Copying what a colleague may do."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from chassis.problems import LanguageCode, Problem, ProblemWriter
from identity.api.bodies import Body
from identity.api.dependencies import InTransaction
from identity.commands.access.copy_access import Copied, CopyAccess, Outcome, copy_access
from identity.queries.access.role_assignments import RoleAssignmentRow

router = APIRouter(prefix="/people", tags=["role assignments"])


class AccessToCopy(Body):
    from_person_id: UUID
    dry_run: bool = Field(default=False, description="Only say what would be given.")


class CopiedRole(BaseModel):
    """What becomes of one role of the colleague."""

    from_role_assignment_id: UUID
    outcome: Outcome
    lowered: bool = Field(description="From local administrator: everybody starts as regular.")
    role_assignment: RoleAssignmentRow | None = Field(
        description="What is given, or would be; null where nothing is."
    )
    refusal: Problem | None = Field(description="Why it is not the viewer's to give.")


class AccessCopied(BaseModel):
    dry_run: bool
    roles: list[CopiedRole]


@router.post("/{id}/copy-access", response_model=AccessCopied)
async def copy(id: UUID, body: AccessToCopy, edge: InTransaction, request: Request) -> Response:
    """Give a person the active roles, scopes and rights of a colleague, as far as the viewer may
    give them; a local administrator's come as regular."""
    writer: ProblemWriter = request.app.state.problems
    command = CopyAccess(
        viewer=edge.viewer,
        person_id=id,
        from_person_id=body.from_person_id,
        dry_run=body.dry_run,
    )
    async with edge.transaction() as store:
        copied = await copy_access(command, store)
        roles = [_role(one, writer, edge.language) for one in copied]
        return edge.answer(AccessCopied(dry_run=body.dry_run, roles=roles))


def _role(copied: Copied, writer: ProblemWriter, language: LanguageCode) -> CopiedRole:
    given = copied.outcome is Outcome.GIVEN
    return CopiedRole(
        from_role_assignment_id=copied.source.id,
        outcome=copied.outcome,
        lowered=copied.lowered,
        role_assignment=RoleAssignmentRow.of(copied.assignment) if given else None,
        refusal=writer.of(copied.refusal, language) if copied.refusal else None,
    )

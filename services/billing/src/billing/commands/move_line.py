"""How every move of a line goes: seen, permitted, up to date, moved, and noted in its history."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from billing.commands.ports import Store
from billing.domain.invoice_line import InvoiceLine, LineMove
from billing.domain.rights import LineScope, Side, line_scope, side_of
from chassis.domain import NotFound
from chassis.viewer import Viewer


async def move_line(
    id: UUID,
    viewer: Viewer,
    expected_version: int | None,
    store: Store,
    move: Callable[[InvoiceLine, Side], None],
    *,
    now: datetime,
) -> InvoiceLine:
    """Raises NotFound for a line that the viewer does not see, Stale if it changed meanwhile."""
    line = await store.invoice_lines.get(id)
    if not await _within(line_scope(viewer), line, store):
        raise NotFound(f"no invoice line {id} within the viewer's scope")
    side = side_of(viewer)
    line.expect_version(expected_version)
    before = line.state
    move(line, side)
    store.invoice_lines.note(
        LineMove(
            line_id=line.id,
            moved_at=now,
            person_id=viewer.person_id,
            from_state=before,
            to_state=line.state,
        )
    )
    return line


async def _within(scope: LineScope, line: InvoiceLine, store: Store) -> bool:
    """Asks for the department only where rights end at one."""
    narrowed = scope.department_ids is not None
    program_id = line.placement.program_id
    department_id = await store.programs.department_of(program_id) if narrowed else None
    return scope.includes(line.placement, department_id)

"""One side notes that a line was paid."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from billing.commands.move_line import move_line
from billing.commands.ports import Store
from billing.domain.invoice_line import InvoiceLine
from chassis.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class MarkLinePaid:
    id: UUID
    viewer: Viewer
    now: datetime
    expected_version: int | None = None


async def mark_line_paid(command: MarkLinePaid, store: Store) -> InvoiceLine:
    return await move_line(
        command.id,
        command.viewer,
        command.expected_version,
        store,
        lambda line, _: line.mark_paid(),
        now=command.now,
    )

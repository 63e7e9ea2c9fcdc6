"""One side says that the figures of a line are right."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from billing.commands.move_line import move_line
from billing.commands.ports import Store
from billing.domain.invoice_line import InvoiceLine
from chassis.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class ValidateLine:
    id: UUID
    viewer: Viewer
    now: datetime
    expected_version: int | None = None


async def validate_line(command: ValidateLine, store: Store) -> InvoiceLine:
    return await move_line(
        command.id,
        command.viewer,
        command.expected_version,
        store,
        lambda line, side: line.validate(side),
        now=command.now,
    )

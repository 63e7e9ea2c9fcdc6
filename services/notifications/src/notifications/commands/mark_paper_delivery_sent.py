"""A coordinator printed a letter and sent it."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from notifications.commands.ports import Store
from notifications.domain.paper_delivery import PaperDelivery


@dataclass(frozen=True, kw_only=True)
class MarkPaperDeliverySent:
    id: UUID
    viewer: Viewer
    expected_version: int | None


async def mark_paper_delivery_sent(command: MarkPaperDeliverySent, store: Store) -> PaperDelivery:
    """Raises NotFound, Stale, ViewOnly and AlreadyDealtWith."""
    delivery = await store.paper.get(command.id, command.viewer)
    delivery.expect_version(command.expected_version)
    delivery.mark_sent(command.viewer, store.now)
    return delivery

"""The text in which everybody accepts what is expected of those who work with students' data."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol
from uuid import UUID

from chassis.domain import Conflict


class AnotherVersionInForce(Conflict):
    """The text was replaced since it was read: the one in force is accepted, or none."""

    slug: ClassVar[str] = "another-version-in-force"


@dataclass(frozen=True, kw_only=True)
class Responsibilities:
    """One version of the text, in both languages; a version is never changed."""

    version: int
    text_fr: str
    text_en: str
    published_at: datetime


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    id: UUID
    account_id: UUID
    agency_id: UUID
    version: int
    language: str
    accepted_at: datetime


class ResponsibilitiesTexts(Protocol):
    """All versions, and who accepted which of them."""

    async def in_force(self) -> Responsibilities: ...

    def publish(self, text: Responsibilities) -> None:
        """Two that publish at once get one version number; the second is refused."""
        ...

    def accepted(self, acceptance: Acceptance) -> None: ...

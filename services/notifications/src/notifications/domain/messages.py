"""What is said to one person about one thing, ready for the inbox and for a mail."""

from dataclasses import dataclass
from uuid import UUID

from notifications.domain.people import Language, Person


@dataclass(frozen=True, kw_only=True)
class Message:
    """`path` leads to the thing on Practica's pages; None where the reader may not open it."""

    title: str
    sentence: str
    path: str | None
    mail_text: str
    mail_html: str


@dataclass(frozen=True, kw_only=True)
class Note:
    """A message with whom it is for and what it is about."""

    event_id: UUID
    person: Person
    kind: str
    message: Message
    side: str | None = None
    placement_request_id: UUID | None = None
    reference: str | None = None

    @property
    def language(self) -> Language:
        return self.person.language

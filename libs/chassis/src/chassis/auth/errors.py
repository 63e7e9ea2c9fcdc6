"""A request without a valid access token."""

from typing import ClassVar

from chassis.domain import DomainError


class Unauthenticated(DomainError):
    """Nobody is signed in; the reason is for developers and is never shown."""

    slug: ClassVar[str] = "unauthenticated"

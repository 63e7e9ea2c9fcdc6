"""Writes a problem from the error that was raised."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from pydantic_core import to_jsonable_python

from chassis.domain import (
    Conflict,
    DomainError,
    Forbidden,
    NotFound,
    NotReady,
    TooOften,
    Unauthenticated,
)
from chassis.problems.body import FieldError, Problem
from chassis.problems.language import LanguageCode
from chassis.problems.texts import CHASSIS_TEXTS, ProblemText

_STATUS_OF_KIND: Final[tuple[tuple[type[DomainError], int], ...]] = (
    (Unauthenticated, 401),
    (NotFound, 404),
    (Forbidden, 403),
    (Conflict, 409),
    (TooOften, 429),
    (NotReady, 503),
)
RULE_BROKEN: Final = 422


def status_of(error: DomainError) -> int:
    """The HTTP status of the error's kind; a broken rule is 422."""
    for kind, status in _STATUS_OF_KIND:
        if isinstance(error, kind):
            return status
    return RULE_BROKEN


class ProblemWriter:
    """Knows the texts of one service and of the chassis; the service's own come first."""

    def __init__(self, texts: Mapping[str, ProblemText]) -> None:
        self._texts = {**CHASSIS_TEXTS, **texts}

    def of(self, error: DomainError, language: LanguageCode, *, instance: str = "") -> Problem:
        """The problem of a broken rule; also for the items of a bulk answer.

        A slug without a text is told in the words of its kind.
        """
        known = next(slug for slug in _slugs(error) if slug in self._texts)
        title, detail = self._words(known, language, error.facts)
        errors = [FieldError(field=error.field, message=detail)] if error.field else []
        return Problem(
            type=f"/problems/{error.slug}",
            title=title,
            status=status_of(error),
            detail=detail,
            instance=instance,
            slug=error.slug,
            errors=errors,
            facts=to_jsonable_python(error.facts, fallback=str),
        )

    def named(
        self,
        slug: str,
        status: int,
        language: LanguageCode,
        *,
        instance: str = "",
        errors: list[FieldError] | None = None,
    ) -> Problem:
        """A problem that is no broken rule, such as an unknown address."""
        title, detail = self._words(slug, language, {})
        return Problem(
            type=f"/problems/{slug}",
            title=title,
            status=status,
            detail=detail,
            instance=instance,
            slug=slug,
            errors=errors or [],
        )

    def detail_of(self, slug: str, language: LanguageCode, facts: Mapping[str, Any]) -> str | None:
        """The sentence about a slug, or None if the service has no such text."""
        return self._words(slug, language, facts)[1] if slug in self._texts else None

    def _words(
        self, slug: str, language: LanguageCode, facts: Mapping[str, Any]
    ) -> tuple[str, str]:
        title, detail = self._texts[slug].in_language(language)
        return title, detail.format_map(_Facts(facts)) if "{" in detail else detail


class _Facts(dict[str, str]):
    """Facts as people read them; one that is missing leaves a dash, never an error."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        super().__init__({name: _readable(value) for name, value in facts.items()})

    def __missing__(self, name: str) -> str:
        return "–"


def _readable(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(sorted(map(_readable, value)))
    return str(value)


def _slugs(error: DomainError) -> list[str]:
    kinds = [kind for kind in type(error).__mro__ if issubclass(kind, DomainError)]
    return [kind.slug for kind in kinds]

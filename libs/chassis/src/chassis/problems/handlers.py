"""Answers errors with problems: the one place where exceptions become HTTP."""

from collections.abc import Mapping
from typing import ClassVar, Final

from asyncpg import (
    CharacterNotInRepertoireError,
    QueryCanceledError,
    UntranslatableCharacterError,
)
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from chassis.domain import DomainError, NotReady, TooOften, Unauthenticated
from chassis.partner_scopes import ScopeMissing
from chassis.problems.body import PROBLEM_JSON, Problem
from chassis.problems.language import LanguageCode, preferred_language
from chassis.problems.texts import ProblemText
from chassis.problems.validation import field_errors
from chassis.problems.writer import ProblemWriter
from chassis.public_paths import public_path

_SLUG_OF_STATUS: Final = {
    401: "unauthenticated",
    403: "forbidden",
    404: "unknown-address",
    405: "method-not-allowed",
    413: "body-too-large",
    415: "unsupported-media-type",
    429: "too-many-requests",
    503: "not-ready",
}
CHALLENGE: Final = "Bearer"
SCOPE_CHALLENGE: Final = 'Bearer error="insufficient_scope", scope="{scope}"'
EXPIRED_CHALLENGE: Final = 'Bearer error="invalid_token", error_description="expired"'


class CharacterNotStorable(DomainError):
    """A text holds a character that PostgreSQL does not keep, which is NUL alone."""

    slug: ClassVar[str] = "character-not-storable"


class TookTooLong(NotReady):
    """A statement was ended because it took longer than `database_statement_seconds`."""

    slug: ClassVar[str] = "took-too-long"


_REFUSALS: Final[Mapping[type[Exception], DomainError]] = {
    CharacterNotInRepertoireError: CharacterNotStorable("NUL in a text"),
    UntranslatableCharacterError: CharacterNotStorable("NUL in a text"),
    QueryCanceledError: TookTooLong("The statement took too long", retry_after_seconds=5),
}
"""What PostgreSQL refuses that is no error of ours."""


def language_of(scope: Scope) -> LanguageCode:
    """The language that the caller of a request prefers."""
    for name, value in scope["headers"]:
        if name == b"accept-language":
            return preferred_language(value.decode("latin-1"))
    return preferred_language("")


def problem_response(
    problem: Problem, language: LanguageCode, headers: Mapping[str, str] | None = None
) -> Response:
    """The answer with its language named; caches keep the languages apart."""
    return Response(
        problem.model_dump_json(),
        status_code=problem.status,
        media_type=PROBLEM_JSON,
        headers={**(headers or {}), "Content-Language": language, "Vary": "Accept-Language"},
    )


def install_problem_handlers(app: FastAPI, texts: Mapping[str, ProblemText]) -> ProblemWriter:
    """Lets the application answer every error as a problem; the writer is at `app.state.problems`.

    Errors that nobody expected are answered by `chassis.http.frame`, which sees them all.
    """
    writer = ProblemWriter(texts)
    app.state.problems = writer

    async def rule_broken(request: Request, error: Exception) -> Response:
        rule = error if isinstance(error, DomainError) else _told_by_database(error)
        language = language_of(request.scope)
        problem = writer.of(rule, language, instance=_asked(request.scope))
        return problem_response(problem, language, _headers_of(rule))

    async def request_not_valid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - as above
        language = language_of(request.scope)
        problem = writer.named(
            "validation",
            422,
            language,
            instance=_asked(request.scope),
            errors=field_errors(error.errors(), language, writer),
        )
        return problem_response(problem, language)

    async def refused_by_framework(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101 - as above
        language = language_of(request.scope)
        slug = _SLUG_OF_STATUS.get(error.status_code, "request-refused")
        problem = writer.named(slug, error.status_code, language, instance=_asked(request.scope))
        headers = dict(error.headers or {})
        if error.status_code == 401:
            headers.setdefault("WWW-Authenticate", CHALLENGE)
        return problem_response(problem, language, headers)

    app.add_exception_handler(DomainError, rule_broken)
    app.add_exception_handler(RequestValidationError, request_not_valid)
    app.add_exception_handler(HTTPException, refused_by_framework)
    for refused_by_database in _REFUSALS:
        app.add_exception_handler(refused_by_database, rule_broken)
    return writer


def unexpected_response(writer: ProblemWriter, scope: Scope) -> Response:
    """The answer to an error of our own: it says nothing about what went wrong."""
    language = language_of(scope)
    problem = writer.named("unexpected", 500, language, instance=_asked(scope))
    return problem_response(problem, language)


def _told_by_database(error: Exception) -> DomainError:
    return next(rule for kind, rule in _REFUSALS.items() if isinstance(error, kind))


def _asked(scope: Scope) -> str:
    return public_path(scope, scope["path"])


def _headers_of(error: DomainError) -> dict[str, str]:
    """How to sign in, what is missing (RFC 6750, 3), or when to ask again (RFC 9110, 10.2.3)."""
    if isinstance(error, TooOften | NotReady):
        seconds = error.facts.get("retry_after_seconds")
        return {} if seconds is None else {"Retry-After": str(seconds)}
    if isinstance(error, ScopeMissing):
        return {"WWW-Authenticate": SCOPE_CHALLENGE.format(**error.facts)}
    if not isinstance(error, Unauthenticated):
        return {}
    expired = error.facts.get("expired") is True
    return {"WWW-Authenticate": EXPIRED_CHALLENGE if expired else CHALLENGE}

"""The problems that the gateway tells of itself, in the caller's language."""

from starlette.responses import Response
from starlette.types import Scope

from chassis.problems import ProblemWriter, language_of, problem_response

_writer = ProblemWriter({})


def problem(scope: Scope, slug: str, status: int, *, retry_after: int | None = None) -> Response:
    language = language_of(scope)
    told = _writer.named(slug, status, language, instance=scope["path"])
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return problem_response(told, language, headers)

"""The problems that the gateway tells of itself, in the caller's language."""

from starlette.responses import Response
from starlette.types import Scope

from chassis.problems import ProblemWriter, language_of, problem_response

_writer = ProblemWriter({})


def problem(scope: Scope, slug: str, status: int) -> Response:
    language = language_of(scope)
    return problem_response(_writer.named(slug, status, language, instance=scope["path"]), language)

"""What went wrong, told in the caller's language as RFC 9457 problem details."""

from chassis.problems.body import FieldError, Problem
from chassis.problems.completeness import errors_of, texts_missing
from chassis.problems.handlers import install_problem_handlers, language_of, problem_response
from chassis.problems.language import LanguageCode, preferred_language
from chassis.problems.texts import CHASSIS_TEXTS, ProblemText
from chassis.problems.writer import ProblemWriter, status_of

__all__ = [
    "CHASSIS_TEXTS",
    "FieldError",
    "LanguageCode",
    "Problem",
    "ProblemText",
    "ProblemWriter",
    "errors_of",
    "install_problem_handlers",
    "language_of",
    "preferred_language",
    "problem_response",
    "status_of",
    "texts_missing",
]

"""Shows whether every broken rule has its words in both languages; for tests."""

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from string import Formatter

from chassis.domain import DomainError
from chassis.problems.texts import CHASSIS_TEXTS, ProblemText


def errors_of(*packages: str) -> set[type[DomainError]]:
    """Every DomainError that the modules below these packages define, such as `billing.domain`."""
    for package in packages:
        module = importlib.import_module(package)
        for found in pkgutil.walk_packages(getattr(module, "__path__", []), f"{package}."):
            importlib.import_module(found.name)
    return {
        error
        for error in _below(DomainError)
        if any(f"{error.__module__}.".startswith(f"{package}.") for package in packages)
    }


def texts_missing(
    errors: Iterable[type[DomainError]], texts: Mapping[str, ProblemText]
) -> list[str]:
    """What is missing, one sentence each: a slug, a text, a translation, or a fact in one."""
    known = {**CHASSIS_TEXTS, **texts}
    slugs = {error.slug: error for error in errors}
    without = [
        f"{slug}: {slugs[slug].__name__} has no {'slug' if slug == DomainError.slug else 'text'}"
        for slug in sorted(slugs)
        if slug not in known or slug == DomainError.slug
    ]
    return without + [flaw for slug in sorted(known) for flaw in _flaws(slug, known[slug])]


def _flaws(slug: str, text: ProblemText) -> list[str]:
    flaws = [
        f"{slug}: nothing is said in {language}"
        for language, words in (("fr", text.fr), ("en", text.en))
        if not all(part.strip() for part in words)
    ]
    if text.fr == text.en:
        flaws.append(f"{slug}: the French and the English text are the same")
    if _placeholders(text.fr[1]) != _placeholders(text.en[1]):
        flaws.append(f"{slug}: the languages do not name the same facts")
    return flaws


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def _below(error: type[DomainError]) -> set[type[DomainError]]:
    direct = error.__subclasses__()
    return set(direct).union(*(_below(kind) for kind in direct))

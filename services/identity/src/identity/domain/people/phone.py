"""The telephones of a member of staff, each with its kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Self

from chassis.domain import DomainError
from identity.domain.wording import tidy, tidy_or_none

MOST_PHONES: Final = 10
_NUMBER: Final = re.compile(r"\+?[0-9() .\-]+")
_EXTENSION: Final = re.compile(r"[0-9*#]{1,10}")


class MalformedPhone(DomainError):
    """A number has 7 to 15 figures; its extension at most 10."""

    slug = "malformed-phone"


class TooManyPhones(DomainError):
    """One record names ten numbers at most. Fact: `most`."""

    slug = "too-many-phones"


class PhoneKind(StrEnum):
    WORK = "work"
    MOBILE = "mobile"
    HOME = "home"
    PAGER = "pager"
    FAX = "fax"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Phone:
    kind: PhoneKind
    number: str = field(repr=False)
    extension: str | None = field(default=None, repr=False)

    @classmethod
    def written(
        cls, kind: PhoneKind, number: str, extension: str | None = None, *, at: str = "phones"
    ) -> Self:
        """The number as people write it, tidied. Raises MalformedPhone, with `at` as its field."""
        number, extension = tidy(number), tidy_or_none(extension)
        figures = sum(sign.isdigit() for sign in number)
        if not (_NUMBER.fullmatch(number) and 7 <= figures <= 15):
            raise MalformedPhone("No telephone number", field=at)
        if extension is not None and not _EXTENSION.fullmatch(extension):
            raise MalformedPhone("No extension", field=at)
        return cls(kind=kind, number=number, extension=extension)

    @property
    def findable(self) -> str:
        """The number in the ways that people type it: in groups, in one go, and with a 1 before."""
        figures = "".join(sign for sign in self.number if sign.isdigit())
        local = figures[1:] if len(figures) == 11 and figures.startswith("1") else figures
        ways = [self.number, local]
        if len(local) == 10:
            ways += [f"1 1{local}", local[3:]]
        return " ".join(ways)


def expect_few(phones: Iterable[Phone]) -> tuple[Phone, ...]:
    """Each once, in their order. Raises TooManyPhones."""
    once = tuple(dict.fromkeys(phones))
    if len(once) > MOST_PHONES:
        raise TooManyPhones("Too many telephones", field="phones", most=MOST_PHONES)
    return once

"""How alike two staff records are, so that nobody is added twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from chassis.domain import Conflict
from identity.domain.people.person import PersonFacts
from identity.domain.wording import plain

MOST_CANDIDATES = 10
_SHORT, _LONG = 4, 12


class Likeness(StrEnum):
    SAME_EMAIL = "same_email"
    SAME_NAME = "same_name"
    ALIKE_NAME = "alike_name"


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """What of a person is compared with those who are here."""

    first_name: str
    last_name: str
    email: str | None = field(default=None, repr=False)
    direct_email: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, facts: PersonFacts) -> Self:
        return cls(
            first_name=facts.first_name,
            last_name=facts.last_name,
            email=facts.email,
            direct_email=facts.direct_email,
        )


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A record that may be the same person's, and why."""

    id: UUID
    agency_id: UUID
    department_id: UUID | None
    first_name: str
    last_name: str
    active: bool
    likeness: tuple[Likeness, ...]


class PersonAlike(Conflict):
    """Somebody like this is here already. Fact: `candidates`, who the viewer may know of.

    Overridden only by saying that they are somebody else."""

    slug = "person-alike"


def expect_nobody_alike(candidates: Sequence[Candidate]) -> None:
    """Raises PersonAlike."""
    if candidates:
        raise PersonAlike(
            "There is a staff record like this",
            field="confirmed_not_duplicate",
            candidates=[_told(candidate) for candidate in candidates],
        )


def alike_by_name(one: tuple[str, str], other: tuple[str, str]) -> Likeness | None:
    """Two (first name, last name), whatever their accents, hyphens and order."""
    mine, theirs = _words(one), _words(other)
    if not (mine and theirs):
        same = [part.casefold() for part in one] == [part.casefold() for part in other]
        return Likeness.SAME_NAME if same else None
    if sorted(mine) == sorted(theirs):
        return Likeness.SAME_NAME
    shared = set(mine) & set(theirs)
    if len(shared) > 1 and shared in (set(mine), set(theirs)):
        return Likeness.ALIKE_NAME
    if "".join(mine) == "".join(theirs):
        return Likeness.SAME_NAME
    slips = _slips_in("".join(mine))
    near = any(_within(" ".join(mine), " ".join(way), slips) for way in (theirs, theirs[::-1]))
    return Likeness.ALIKE_NAME if near and _share_an_initial(one, other) else None


def same_email(newcomer: Newcomer, *, email: str | None, direct_email: str | None) -> bool:
    """A direct address is one person's. The routine one may be a shared mailbox: where both
    records have direct addresses that differ, it says nothing."""
    mine, theirs = _lower(newcomer.direct_email), _lower(direct_email)
    routine, their_routine = _lower(newcomer.email), _lower(email)
    if mine is not None and mine in (theirs, their_routine):
        return True
    if theirs is not None and theirs == routine:
        return True
    shared = routine is not None and routine == their_routine
    return shared and (mine is None or theirs is None)


def nearest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The most alike first, no more than a person reads."""
    order = list(Likeness)
    return sorted(
        candidates,
        key=lambda one: (order.index(one.likeness[0]), one.last_name, one.first_name, one.id),
    )[:MOST_CANDIDATES]


def _told(candidate: Candidate) -> dict[str, Any]:
    return {
        "id": candidate.id,
        "agency_id": candidate.agency_id,
        "department_id": candidate.department_id,
        "first_name": candidate.first_name,
        "last_name": candidate.last_name,
        "active": candidate.active,
        "likeness": [why.value for why in candidate.likeness],
    }


def _words(name: tuple[str, str]) -> list[str]:
    """A person with one name has it in both fields: it counts once."""
    first, last = (plain(part).split() for part in name)
    return first if first == last else first + last


def _lower(text: str | None) -> str | None:
    return text.lower() if text else None


def _slips_in(letters: str) -> int:
    """How many letters may be wrong for a name to be alike: none where one is half of it."""
    return 0 if len(letters) < _SHORT else 1 if len(letters) < _LONG else 2


def _share_an_initial(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """One letter may be wrong, but hardly the first one of both names."""
    return bool({part[:1] for part in map(plain, one)} & {part[:1] for part in map(plain, other)})


def _within(one: str, other: str, most: int) -> bool:
    """Whether so few letters added, left out, exchanged or swapped make one of the other."""
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, sign in enumerate(other, 1):
            cost = min(row[-1] + 1, before[j] + 1, before[j - 1] + (letter != sign))
            if last and j > 1 and letter == other[j - 2] and one[i - 2] == sign:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most

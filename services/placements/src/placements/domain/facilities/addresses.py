"""Unit, number and name of a street, which the source often mixes up."""

import re
from collections.abc import Callable

from placements.domain.facilities.streets import Street, essence, is_french, written_street
from placements.domain.facilities.text import clean, settled

_UNIT_AND_NUMBER = re.compile(r"(?:suite |unit )?#?(\w{1,5}) ?[ –-] ?(\d{1,6}[a-z]?)", re.I)
_POSTAL_END = re.compile(
    r"\b(?:ab|bc|mb|nb|nl|ns|nt|nu|on|pe|qc|sk|yt) [a-z][o0-9][a-z]$", re.IGNORECASE
)
_TWO_NUMBERS = re.compile(r"(\d+)(?:\.0)?[ -](\w+)")
_FRENCH_THEN_ENGLISH = re.compile(r" (?:street|avenue|boulevard|road|st|ave)\.?$", re.IGNORECASE)
_RANGE = 40

Step = tuple[str, Street]


def mended_street(street: Street) -> list[Step]:
    """What was mended, step by step, each with its reason; empty if nothing had to be."""
    steps: list[Step] = []
    current = street
    for _ in range(5):
        mended = _one_round(current, steps)
        if mended == current:
            return steps
        current = mended
    return [("street-unreadable", Street("", "", ""))]


def _one_round(street: Street, steps: list[Step]) -> Street:
    for reason, mend in _MENDERS:
        mended = mend(street)
        if mended != street:
            steps.append((reason(street, mended) if callable(reason) else reason, mended))
            street = mended
    return street


def _without_postal_code(street: Street) -> Street:
    """`2po | leroy sk sok` is half a postal code, no address."""
    return Street("", "", "") if _POSTAL_END.search(street.name) else street


def _numbered_street(street: Street) -> Street:
    """`3942 | 50a | avenue` is number 3942 on 50A Avenue."""
    kind = street.name.lower()
    if essence(street.name) or not street.name or not re.fullmatch(r"[a-z]+", kind):
        return street
    two = _TWO_NUMBERS.fullmatch(street.number)
    if not street.unit and two:
        return Street("", two.group(1), f"{two.group(2)} {street.name}")
    if street.unit and street.number:
        return Street("", street.unit, f"{street.number} {street.name}")
    return street


def _split_unit(street: Street) -> Street:
    """`207-450` is unit 207 of number 450; `20-24` is two numbers."""
    match = _UNIT_AND_NUMBER.fullmatch(street.number)
    if street.unit or match is None:
        return street
    unit, number = match.groups()
    first, second = (int(re.sub(r"\D", "", part) or 0) for part in (unit, number))
    is_range = unit.isdigit() and 0 <= second - first <= _RANGE
    if is_range or (is_french(street.name) and second < first):
        return street
    return Street(unit, number, street.name)


def _plain_number(street: Street) -> Street:
    unit = re.sub(r"^(?:#|(?:suite|unit)\s+)+", "", street.unit, flags=re.IGNORECASE)
    return Street(unit.strip().upper(), street.number.lstrip("# ").upper(), street.name)


def _one_kind(street: Street) -> Street:
    """`avenue Murphy Avenue` names its kind twice."""
    if not is_french(street.name):
        return street
    shorter = _FRENCH_THEN_ENGLISH.sub("", street.name)
    return street._replace(name=shorter) if " " in shorter else street


def _written(street: Street) -> Street:
    return street._replace(name=settled(lambda name: clean(written_street(name)), street.name))


def _capitals_or_kind(before: Street, after: Street) -> str:
    same = before.name.casefold() == after.name.casefold()
    return "street-capitals" if same else "street-kind"


_MENDERS: tuple[tuple[str | Callable[[Street, Street], str], Callable[[Street], Street]], ...] = (
    ("street-not-an-address", _without_postal_code),
    ("street-number-of-name", _numbered_street),
    ("street-unit-split", _split_unit),
    ("street-number", _plain_number),
    ("street-kind-twice", _one_kind),
    (_capitals_or_kind, _written),
)

"""Example events of every contract, valid without a word, changed where a test cares."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin
from uuid import UUID

from pydantic import AwareDatetime

from chassis.ids import new_id
from contracts.envelope import Envelope, Event

_E = TypeVar("_E", bound=Event)

_BY_NAME: dict[str, object] = {
    "province": "QC",
    "reference": "PR-2026-000123",
    "discipline": "nursing",
    "first_name": "Hélène",
    "last_name": "Gagné",
    "code": "SOI-2104",
    "ends_on": date(2027, 3, 26),
    "hours_per_student": Decimal("96"),
    "students": 4,
    "shifts": 12,
    "active": True,
    "enabled": True,
    "email_alerts_accepted": True,
}
_BY_TYPE: dict[object, Callable[[], object]] = {
    UUID: new_id,
    bool: bool,
    int: lambda: 1,
    Decimal: lambda: Decimal("1"),
    date: lambda: date(2027, 1, 4),
    AwareDatetime: lambda: datetime(2026, 11, 23, 12, tzinfo=UTC),
}


def an_event(kind: type[_E], /, **changes: Any) -> _E:
    """`an_event(PlacementRequestSent, students=2)`: required fields get a value that fits.

    Optional fields keep their default. Raises TypeError for a field that the contract lacks, which
    the tolerant contract itself would ignore.
    """
    unknown = changes.keys() - kind.model_fields.keys()
    if unknown:
        raise TypeError(f"{kind.__name__} has no field {', '.join(sorted(unknown))}")
    required = {
        name: _example(name, field.annotation)
        for name, field in kind.model_fields.items()
        if field.is_required() and name not in changes
    }
    return kind.model_validate({**required, **changes})


def an_envelope(event: Event, *, sequence: int = 1, **changes: Any) -> Envelope:
    """The event as it travels; `sequence` is the version of its aggregate."""
    fields = {
        "id": new_id(),
        "type": event.type,
        "source": event.type.partition(".")[0],
        "subject": event.subject,
        "time": datetime.now(UTC),
        "sequence": sequence,
        "correlationid": new_id(),
        "data": event.model_dump(mode="json"),
    }
    return Envelope.model_validate({**fields, **changes})


def _example(name: str, annotation: object) -> object:
    if name in _BY_NAME:
        return _BY_NAME[name]
    if get_origin(annotation) is Literal:
        return get_args(annotation)[0]
    if get_origin(annotation) is list:
        return [_example(name, get_args(annotation)[0])]
    if get_origin(annotation) in {Union, UnionType}:
        return _example(name, next(each for each in get_args(annotation) if each is not NoneType))
    if annotation in _BY_TYPE:
        return _BY_TYPE[annotation]()
    return f"Example {name.replace('_', ' ')}"

"""A figure: what was measured, the limit beside it, and whether their ratio meets its goal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal


@dataclass(frozen=True)
class Goal:
    """What a ratio has to reach, or what it has to stay below."""

    ratio: float
    direction: Literal["at least", "at most"]

    def __str__(self) -> str:
        return f"{'≥' if self.direction == 'at least' else '≤'} {self.ratio:g}"

    def is_met(self, ratio: float) -> bool:
        return ratio >= self.ratio if self.direction == "at least" else ratio <= self.ratio


@dataclass(frozen=True)
class Figure:
    """`value` and `limit` are medians of rounds that took turns; a figure may have no limit."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    limit_is: str = ""
    goal: Goal | None = None
    details: dict[str, float] = field(default_factory=dict)

    @property
    def ratio(self) -> float | None:
        return None if self.limit is None else self.value / self.limit

    @property
    def met(self) -> bool | None:
        """None where nothing is demanded."""
        if self.goal is None or self.ratio is None:
            return None
        return self.goal.is_met(self.ratio)

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "value": _rounded(self.value),
            "limit": _rounded(self.limit),
            "ratio": _rounded(self.ratio),
            "goal": str(self.goal) if self.goal else None,
            "met": self.met,
            "unit": self.unit,
            "limit_is": self.limit_is,
            "details": {name: _rounded(value) for name, value in self.details.items()},
        }


def middle(rounds: Sequence[float]) -> float:
    return median(rounds)


def spread(name: str, rounds: Sequence[float]) -> dict[str, float]:
    """The slowest and the fastest round, for the details of a figure."""
    return {f"{name}, least": min(rounds), f"{name}, most": max(rounds)}


def _rounded(value: float | None) -> float | None:
    """Four significant digits are more than a round repeats."""
    return None if value is None else float(f"{value:.4g}")

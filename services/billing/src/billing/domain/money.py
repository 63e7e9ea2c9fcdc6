"""Money in minor units, whole cents; decimal arithmetic, never floating point."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from enum import StrEnum

CURRENCY = "CAD"


class Rounding(StrEnum):
    """Where a fraction of a cent goes. All three look at the distance from zero."""

    HALF_UP = "half_up"
    UP = "up"
    DOWN = "down"


_MODES = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.UP: ROUND_UP,
    Rounding.DOWN: ROUND_DOWN,
}


def amount_of(unit_amount_minor: int, units: Decimal, rounding: Rounding) -> int:
    """The price of so many units, in whole minor units, rounded once at the very end."""
    exact = Decimal(unit_amount_minor) * units
    return int(exact.to_integral_value(rounding=_MODES[rounding]))

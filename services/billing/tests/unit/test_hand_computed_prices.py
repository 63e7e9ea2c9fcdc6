"""Prices worked out by hand: the worked example of the domain's decisions, rounding and limits."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from billing.domain.money import Rounding, amount_of
from billing.domain.placement import Basis, Placement, units_of
from billing.domain.rates import Conditions, Rate, UnitsUpsideDown


@pytest.fixture
def december(a_placement: Callable[..., Placement]) -> Placement:
    """2-25 December, Monday to Wednesday, 8 hours, a group of 4: 12 shifts, 96 hours a student."""
    return a_placement(students=4, shifts=12, hours_per_student=Decimal(96))


@pytest.fixture
def december_without_the_holiday(december: Placement) -> Placement:
    """The shift of 25 December is taken out: 11 shifts, 88 hours a student."""
    return replace(december, shifts=11, hours_per_student=Decimal(88))


@pytest.mark.parametrize(
    ("basis", "whole", "without_the_holiday"),
    [
        (Basis.PER_PLACEMENT, 1, 1),
        (Basis.PER_STUDENT_PLACEMENT, 4, 4),
        (Basis.PER_SHIFT, 12, 11),
        (Basis.PER_STUDENT_HOUR, 384, 352),
        (Basis.PER_SUPERVISION_HOUR, 96, 88),
    ],
)
def test_the_worked_example_is_counted_as_by_hand(
    basis: Basis,
    whole: int,
    without_the_holiday: int,
    december: Placement,
    december_without_the_holiday: Placement,
) -> None:
    assert units_of(basis, december) == whole
    assert units_of(basis, december_without_the_holiday) == without_the_holiday


@pytest.mark.parametrize(
    ("basis", "unit_amount", "whole", "without_the_holiday"),
    [
        (Basis.PER_PLACEMENT, 125_000, 125_000, 125_000),  # 1 x 1 250.00
        (Basis.PER_STUDENT_PLACEMENT, 30_050, 120_200, 120_200),  # 4 x 300.50
        (Basis.PER_SHIFT, 8_575, 102_900, 94_325),  # 12 x 85.75, 11 x 85.75
        (Basis.PER_STUDENT_HOUR, 175, 67_200, 61_600),  # 384 x 1.75, 352 x 1.75
        (Basis.PER_SUPERVISION_HOUR, 4_210, 404_160, 370_480),  # 96 x 42.10, 88 x 42.10
    ],
)
def test_the_worked_example_costs_what_a_hand_computes(
    basis: Basis,
    unit_amount: int,
    whole: int,
    without_the_holiday: int,
    december: Placement,
    december_without_the_holiday: Placement,
) -> None:
    rate = Rate(conditions=Conditions(), basis=basis, amount_minor=unit_amount)

    assert rate.price(december) == whole
    assert rate.price(december_without_the_holiday) == without_the_holiday


@pytest.mark.parametrize(
    ("unit_amount", "units", "rounding", "amount"),
    [
        (4_210, "7.25", Rounding.HALF_UP, 30_523),  # 30 522.5
        (4_210, "7.25", Rounding.DOWN, 30_522),
        (4_210, "7.25", Rounding.UP, 30_523),
        (4_211, "7.25", Rounding.HALF_UP, 30_530),  # 30 529.75
        (4_211, "7.25", Rounding.DOWN, 30_529),
        (101, "0.01", Rounding.HALF_UP, 1),  # 1.01
        (101, "0.01", Rounding.UP, 2),
        (250, "0.01", Rounding.HALF_UP, 3),  # 2.5: half to even would be 2
        (100, "1.005", Rounding.HALF_UP, 101),  # 100.5 exactly; in binary it is 100.49999…
        (0, "384", Rounding.UP, 0),
        (-250, "0.01", Rounding.HALF_UP, -3),  # away from zero
        (99_999_999, "99999.99", Rounding.HALF_UP, 9_999_998_900_000),  # 9 999 998 900 000.01
    ],
)
def test_a_fraction_of_a_cent_goes_where_the_rate_says(
    unit_amount: int, units: str, rounding: Rounding, amount: int
) -> None:
    assert amount_of(unit_amount, Decimal(units), rounding) == amount


@pytest.mark.parametrize(
    ("least", "most", "charged"),
    [
        (None, None, 96),
        (100, None, 100),
        (96, 96, 96),
        (None, 80, 80),
        (10, 90, 90),
        (97, 120, 97),
    ],
)
def test_units_are_charged_within_the_limits_of_the_rate(
    least: int | None, most: int | None, charged: int, december: Placement
) -> None:
    rate = Rate(
        conditions=Conditions(),
        basis=Basis.PER_SUPERVISION_HOUR,
        amount_minor=100,
        min_units=None if least is None else Decimal(least),
        max_units=None if most is None else Decimal(most),
    )

    assert rate.measured(december) == 96
    assert rate.charged(december) == charged
    assert rate.price(december) == charged * 100


def test_the_least_units_cannot_be_more_than_the_most() -> None:
    with pytest.raises(UnitsUpsideDown):
        Rate(
            conditions=Conditions(),
            basis=Basis.PER_SHIFT,
            amount_minor=1,
            min_units=Decimal(3),
            max_units=Decimal(2),
        )


def test_a_placement_of_various_days_counts_no_units(december: Placement) -> None:
    various: Placement = replace(december, shifts=0, hours_per_student=Decimal(0))

    assert units_of(Basis.PER_SHIFT, various) == 0
    assert units_of(Basis.PER_STUDENT_HOUR, various) == 0
    assert units_of(Basis.PER_PLACEMENT, various) == 1

"""News of requests in any order, twice or late, always end at the same lines."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from billing.commands.ports import Store
from billing.commands.reconcile_request import ReconcileRequest, reconcile_request
from billing.domain.adjustment import AdjustmentReason, AdjustmentState
from billing.domain.invoice_line import InvoiceLine, LineState, Recorded
from billing.domain.placement import Placement
from billing.domain.pricing import Unpriced
from billing.domain.rate_schedule import RateSchedule
from billing.domain.rates import Rate
from billing.domain.rights import Side

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
Placements = Callable[..., Placement]
Rates = Callable[..., Rate]
Schedules = Callable[..., RateSchedule]


def news(placement: Placement, sequence: int, status: str = "confirmed") -> ReconcileRequest:
    return ReconcileRequest(
        request_id=placement.request_id,
        sequence=sequence,
        status=status,
        placement=placement,
        now=NOW,
    )


def only_line(store: Store) -> InvoiceLine:
    (line,) = store.invoice_lines.held.values()  # type: ignore[attr-defined]  # the fake's
    assert isinstance(line, InvoiceLine)
    return line


def invoice(line: InvoiceLine) -> None:
    line.validate(Side.PAYEE)
    line.validate(Side.PAYER)
    line.mark_invoiced()


@pytest.fixture
def december(a_placement: Placements) -> Placement:
    return a_placement()


@pytest.fixture
def priced(store: Store, a_rate: Rates, a_schedule: Schedules) -> Store:
    """A store with 1.75 per student-hour in force: the worked example comes to 672.00."""
    store.rate_schedules.add(a_schedule(a_rate(175)))
    return store


async def test_a_confirmed_placement_makes_one_line(priced: Store, december: Placement) -> None:
    await reconcile_request(news(december, 5), priced)

    line = only_line(priced)
    assert line.state is LineState.NOT_INVOICED
    assert line.price is not None
    assert line.price.amount_minor == 67_200
    assert line.take_events() == [Recorded(line)]


async def test_a_placement_that_is_not_confirmed_makes_no_line(
    priced: Store, december: Placement
) -> None:
    for sequence, status in enumerate(("draft", "pending", "accepted"), start=1):
        await reconcile_request(news(december, sequence, status), priced)

    assert not priced.invoice_lines.held  # type: ignore[attr-defined]  # the fake's


async def test_without_a_rate_the_line_says_so(store: Store, december: Placement) -> None:
    await reconcile_request(news(december, 5), store)

    assert only_line(store).state is LineState.WITHOUT_RATE
    assert only_line(store).pricing is Unpriced.NO_RATE


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
async def test_any_order_ends_at_the_same_void_line(
    order: tuple[int, ...], priced: Store, december: Placement
) -> None:
    story = [news(december, 4, "accepted"), news(december, 5), news(december, 6, "cancelled")]

    for place in order:
        await reconcile_request(story[place], priced)
        await reconcile_request(story[place], priced)

    lines = priced.invoice_lines.held.values()  # type: ignore[attr-defined]  # the fake's
    assert [line.state for line in lines] in ([], [LineState.VOID])


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
async def test_any_order_ends_at_the_same_line_of_a_placement_confirmed_again(
    order: tuple[int, ...], priced: Store, december: Placement
) -> None:
    shorter = replace(december, shifts=11, hours_per_student=Decimal(88))
    story = [
        news(december, 5),
        news(december, 6, "cancelled"),
        news(shorter, 7, "accepted"),
        news(shorter, 8),
    ]

    for place in order:
        await reconcile_request(story[place], priced)

    line = only_line(priced)
    assert line.state is LineState.NOT_INVOICED
    assert line.price is not None
    assert line.price.amount_minor == 61_600


async def test_news_that_change_nothing_keep_the_price_and_the_validation(
    priced: Store, december: Placement, a_rate: Rates, a_schedule: Schedules
) -> None:
    await reconcile_request(news(december, 5), priced)
    only_line(priced).validate(Side.PAYEE)
    priced.rate_schedules.add(a_schedule(a_rate(999, discipline="nursing")))

    await reconcile_request(news(december, 6), priced)

    line = only_line(priced)
    assert line.state is LineState.VALIDATED_BY_PAYEE
    assert line.price is not None
    assert line.price.unit_amount_minor == 175


async def test_changed_figures_have_to_be_validated_anew(
    priced: Store, december: Placement
) -> None:
    await reconcile_request(news(december, 5), priced)
    only_line(priced).validate(Side.PAYEE)

    await reconcile_request(news(replace(december, students=5), 6), priced)

    line = only_line(priced)
    assert line.state is LineState.NOT_INVOICED
    assert line.price is not None
    assert line.price.amount_minor == 84_000


async def test_a_cancellation_after_the_invoice_only_proposes_a_credit(
    priced: Store, december: Placement
) -> None:
    await reconcile_request(news(december, 5), priced)
    invoice(only_line(priced))

    await reconcile_request(news(december, 6, "cancelled"), priced)

    line = only_line(priced)
    assert line.state is LineState.INVOICED
    assert line.adjustment_id is not None
    adjustment = await priced.adjustments.get(line.adjustment_id)
    assert adjustment.amount_minor == -67_200
    assert adjustment.reason is AdjustmentReason.PLACEMENT_CALLED_OFF
    assert adjustment.state is AdjustmentState.PROPOSED


async def test_a_change_after_the_invoice_proposes_the_difference(
    priced: Store, december: Placement
) -> None:
    await reconcile_request(news(december, 5), priced)
    invoice(only_line(priced))

    await reconcile_request(
        news(replace(december, shifts=11, hours_per_student=Decimal(88)), 6), priced
    )

    line = only_line(priced)
    assert line.adjustment_id is not None
    adjustment = await priced.adjustments.get(line.adjustment_id)
    assert adjustment.amount_minor == -5_600
    assert adjustment.reason is AdjustmentReason.PLACEMENT_CHANGED


async def test_a_placement_confirmed_again_as_it_was_withdraws_the_proposal(
    priced: Store, december: Placement
) -> None:
    await reconcile_request(news(december, 5), priced)
    invoice(only_line(priced))
    await reconcile_request(news(december, 6, "cancelled"), priced)

    await reconcile_request(news(december, 9), priced)

    line = only_line(priced)
    assert line.adjustment_id is not None
    adjustment = await priced.adjustments.get(line.adjustment_id)
    assert adjustment.state is AdjustmentState.WITHDRAWN

"""Lines are validated by both sides, invoiced and paid, by those who may."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from billing.commands.mark_line_invoiced import MarkLineInvoiced, mark_line_invoiced
from billing.commands.mark_line_paid import MarkLinePaid, mark_line_paid
from billing.commands.ports import Store
from billing.commands.price_lines_without_rate import (
    PriceLinesWithoutRate,
    price_lines_without_rate,
)
from billing.commands.publish_rate_schedule import PublishRateSchedule, publish_rate_schedule
from billing.commands.validate_line import ValidateLine, validate_line
from billing.domain.invoice_line import InvoiceLine, LineCannotMove, LineHasNoUnits, LineState
from billing.domain.placement import Placement
from billing.domain.pricing import Unpriced, price
from billing.domain.rate_schedule import RateSchedule
from billing.domain.rates import Rate
from billing.domain.rights import InvoicingStatusNotPermitted, NoInvoicingForThisRole
from chassis.auth import Level, Role, Viewer
from chassis.domain import NotFound, Stale

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
Placements = Callable[..., Placement]
Rates = Callable[..., Rate]
Schedules = Callable[..., RateSchedule]
Viewers = Callable[..., Viewer]


@pytest.fixture
def line(
    store: Store, a_placement: Placements, a_rate: Rates, a_schedule: Schedules
) -> InvoiceLine:
    line = InvoiceLine.draw(a_placement(), price(a_placement(), [a_schedule(a_rate())]))
    store.invoice_lines.add(line)
    return line


async def test_a_line_goes_from_the_payee_to_the_payer_to_the_invoice_to_its_payment(
    store: Store, line: InvoiceLine, a_viewer: Viewers
) -> None:
    school, hospital = a_viewer(), a_viewer(Role.RECEIVING_COORDINATOR)

    await validate_line(ValidateLine(id=line.id, viewer=hospital, now=NOW), store)
    await validate_line(ValidateLine(id=line.id, viewer=school, now=NOW), store)
    await mark_line_invoiced(MarkLineInvoiced(id=line.id, viewer=hospital, now=NOW), store)
    await mark_line_paid(MarkLinePaid(id=line.id, viewer=school, now=NOW), store)

    assert line.state is LineState.PAID
    moves = store.invoice_lines.moves  # type: ignore[attr-defined]  # the fake's
    assert [move.to_state for move in moves] == [
        LineState.VALIDATED_BY_PAYEE,
        LineState.VALIDATED_BY_PAYER,
        LineState.INVOICED,
        LineState.PAID,
    ]


async def test_the_payer_waits_for_the_payee(
    store: Store, line: InvoiceLine, a_viewer: Viewers
) -> None:
    with pytest.raises(LineCannotMove):
        await validate_line(ValidateLine(id=line.id, viewer=a_viewer(), now=NOW), store)


async def test_a_finance_clerk_who_may_only_view_moves_lines_with_the_permission(
    store: Store, line: InvoiceLine, a_viewer: Viewers
) -> None:
    clerk = a_viewer(Role.RECEIVING_COORDINATOR, level=Level.VIEW_ONLY)

    await validate_line(ValidateLine(id=line.id, viewer=clerk, now=NOW), store)

    assert line.state is LineState.VALIDATED_BY_PAYEE


async def test_without_the_permission_nobody_moves_a_line(
    store: Store, line: InvoiceLine, a_viewer: Viewers
) -> None:
    viewer = a_viewer(
        Role.RECEIVING_COORDINATOR, level=Level.LOCAL_ADMINISTRATOR, edit_invoicing_status=False
    )

    with pytest.raises(InvoicingStatusNotPermitted):
        await validate_line(ValidateLine(id=line.id, viewer=viewer, now=NOW), store)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.DESTINATION_COORDINATOR])
async def test_supervisors_and_destinations_have_no_part_in_invoicing(
    role: Role, store: Store, line: InvoiceLine, a_viewer: Viewers
) -> None:
    with pytest.raises(NoInvoicingForThisRole):
        await validate_line(ValidateLine(id=line.id, viewer=a_viewer(role), now=NOW), store)


@pytest.mark.parametrize("changes", [{"program_ids": frozenset()}, {"agency_id": UUID(int=1)}])
async def test_a_line_outside_the_scope_is_not_found(
    changes: dict[str, object], store: Store, line: InvoiceLine, a_viewer: Viewers
) -> None:
    with pytest.raises(NotFound):
        await validate_line(ValidateLine(id=line.id, viewer=a_viewer(**changes), now=NOW), store)


async def test_a_line_that_changed_meanwhile_is_not_moved(
    store: Store, line: InvoiceLine, a_viewer: Viewers
) -> None:
    viewer = a_viewer(Role.RECEIVING_COORDINATOR)
    command = ValidateLine(id=line.id, viewer=viewer, now=NOW, expected_version=7)

    with pytest.raises(Stale):
        await validate_line(command, store)


async def test_hours_have_to_be_counted_before_they_are_validated(
    store: Store, a_placement: Placements, a_rate: Rates, a_schedule: Schedules, a_viewer: Viewers
) -> None:
    various = a_placement(shifts=0, hours_per_student=0)
    line = InvoiceLine.draw(various, price(various, [a_schedule(a_rate())]))
    store.invoice_lines.add(line)
    viewer = a_viewer(Role.RECEIVING_COORDINATOR)

    with pytest.raises(LineHasNoUnits):
        await validate_line(ValidateLine(id=line.id, viewer=viewer, now=NOW), store)


async def test_publishing_a_schedule_prices_the_lines_that_waited(
    store: Store, a_placement: Placements, a_rate: Rates, a_schedule: Schedules, a_viewer: Viewers
) -> None:
    waiting = InvoiceLine.draw(a_placement(), Unpriced.NO_RATE)
    too_early = InvoiceLine.draw(a_placement(starts_on=date(2025, 12, 2)), Unpriced.NO_RATE)
    schedule = a_schedule(a_rate(175), published=False)
    store.invoice_lines.add(waiting)
    store.invoice_lines.add(too_early)
    store.rate_schedules.add(schedule)

    await publish_rate_schedule(
        PublishRateSchedule(id=schedule.id, viewer=a_viewer(), now=NOW), store
    )

    assert waiting.state is LineState.NOT_INVOICED
    assert waiting.price is not None
    assert waiting.price.amount_minor == 67_200
    assert too_early.state is LineState.WITHOUT_RATE


async def test_only_so_many_lines_are_priced_at_once(
    store: Store, a_placement: Placements, a_rate: Rates, a_schedule: Schedules
) -> None:
    store.rate_schedules.add(a_schedule(a_rate()))
    for _ in range(3):
        store.invoice_lines.add(InvoiceLine.draw(a_placement(), Unpriced.NO_RATE))

    assert await price_lines_without_rate(PriceLinesWithoutRate(now=NOW, most=2), store) == 2
    assert await price_lines_without_rate(PriceLinesWithoutRate(now=NOW, most=2), store) == 1


async def test_a_schedule_of_another_agency_is_not_found(
    store: Store, a_rate: Rates, a_schedule: Schedules, a_viewer: Viewers
) -> None:
    schedule = a_schedule(a_rate(), published=False, owner_agency_id=UUID(int=1))
    store.rate_schedules.add(schedule)

    with pytest.raises(NotFound):
        await publish_rate_schedule(
            PublishRateSchedule(id=schedule.id, viewer=a_viewer(), now=NOW), store
        )

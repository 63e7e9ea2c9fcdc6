"""Labels by side, formats by wish, and periods that make sense."""

from datetime import date

import pytest

from chassis.auth import Role
from reporting.api.formats import Format, format_accepted
from reporting.domain.filters import Period, PeriodEndsBeforeItStarts
from reporting.domain.reasons import reason_text
from reporting.domain.sides import Side, side_of
from reporting.domain.statuses import LABELS, Status, label_of


@pytest.mark.parametrize(
    ("status", "side", "english"),
    [
        ("pending", Side.SCHOOL, "Sent"),
        ("pending", Side.RECEIVING, "Pending"),
        ("redirected", Side.SCHOOL, "Redirected"),
        ("redirected", Side.DESTINATION, "Pending"),
        ("declined_by_destination", Side.RECEIVING, "Declined by destination – to be answered"),
        ("declined_by_destination", Side.DESTINATION, "Declined by destination"),
        ("confirmed", Side.SCHOOL, "Confirmed"),
        ("something_new", Side.SCHOOL, "something_new"),
    ],
)
def test_each_side_has_its_own_word_for_a_status(status: str, side: Side, english: str) -> None:
    assert label_of(status, side).read_in("en") == english


def test_the_school_has_no_word_for_a_destinations_answer() -> None:
    answers = {Status.ACCEPTED_BY_DESTINATION, Status.DECLINED_BY_DESTINATION}

    assert answers.isdisjoint(LABELS[Side.SCHOOL])


@pytest.mark.parametrize(
    ("role", "side"),
    [
        (Role.PLACING_COORDINATOR, Side.SCHOOL),
        (Role.RECEIVING_COORDINATOR, Side.RECEIVING),
        (Role.ADMINISTRATOR, Side.RECEIVING),
        (Role.DESTINATION_COORDINATOR, Side.DESTINATION),
        (Role.SUPERVISOR, Side.DESTINATION),
    ],
)
def test_a_role_reads_from_one_side(role: Role, side: Side) -> None:
    assert side_of(role) is side


def test_a_reason_without_words_speaks_for_itself() -> None:
    assert reason_text("at_capacity").fr == "Capacité de l’unité atteinte"
    assert reason_text("brand_new").read_in("fr") == "brand_new"


@pytest.mark.parametrize(
    ("accept", "format_"),
    [
        ("", Format.JSON),
        ("*/*", Format.JSON),
        ("text/csv", Format.CSV),
        ("application/json;q=0.5, text/csv", Format.CSV),
        ("text/csv;q=0.1, application/json", Format.JSON),
        ("text/csv;q=0", Format.JSON),
        ("text/csv;q=high", Format.JSON),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, text/csv;q=0.9",
            Format.XLSX,
        ),
    ],
)
def test_the_accept_header_chooses_the_format(accept: str, format_: Format) -> None:
    assert format_accepted(accept) is format_


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(PeriodEndsBeforeItStarts):
        Period(first_day=date(2026, 12, 2), last_day=date(2026, 12, 1))

"""The label of every status for every side, cell by cell."""

from itertools import product

import pytest

from placements.domain.requests.labels import LABEL_TEXTS, Label, Side, Standing, label_of
from placements.domain.requests.statuses import Channel, Status

HIDDEN = None
CELLS: dict[Status, tuple[str, str | None, str | None]] = {
    # status: online, for the school, the receiving and the destination coordinator
    Status.DRAFT: ("New", HIDDEN, HIDDEN),
    Status.HELD: ("Sent/Hold", HIDDEN, HIDDEN),
    Status.PENDING: ("Sent", "Pending", HIDDEN),
    Status.REDIRECTED: ("Redirected", "Redirected", "Pending"),
    Status.ACCEPTED_BY_DESTINATION: (
        "Redirected",
        "Accepted by destination",
        "Accepted by destination",
    ),
    Status.DECLINED_BY_DESTINATION: (
        "Redirected",
        "Declined by destination – to be answered",
        "Declined by destination",
    ),
    Status.WAITLISTED: ("Waitlisted", "Waitlisted", "Waitlisted"),
    Status.ACCEPTED: ("Accepted", "Accepted", "Accepted"),
    Status.DECLINED: ("Declined", "Declined", "Declined"),
    Status.CONFIRMED: ("Confirmed", "Confirmed", "Confirmed"),
    Status.CANCELLED: ("Cancelled", "Cancelled", "Cancelled"),
    Status.WITHDRAWN: ("Withdrawn", HIDDEN, HIDDEN),
}
SIDES = (Side.SCHOOL, Side.RECEIVING, Side.DESTINATION)
WITH_DESTINATION = (
    Status.REDIRECTED,
    Status.ACCEPTED_BY_DESTINATION,
    Status.DECLINED_BY_DESTINATION,
)
EVERY_CELL = list(product(Status, SIDES))
CIRCUMSTANCES = list(product(Channel, (False, True), (False, True)))


def text(standing: Standing, side: Side) -> str | None:
    label = label_of(standing, side)
    return label and LABEL_TEXTS[label].en


@pytest.mark.parametrize(("status", "side"), EVERY_CELL)
def test_each_cell_of_the_table_online(status: Status, side: Side) -> None:
    assert text(Standing(status, Channel.ONLINE), side) == CELLS[status][SIDES.index(side)]


@pytest.mark.parametrize(("status", "side"), EVERY_CELL)
def test_paper_changes_only_sent_and_redirected(status: Status, side: Side) -> None:
    expected = CELLS[status][SIDES.index(side)]
    if (status, side) == (Status.PENDING, Side.SCHOOL):
        expected = "Sent-P"
    if expected == "Redirected":
        expected = "Redir-P"

    assert text(Standing(status, Channel.PAPER), side) == expected


@pytest.mark.parametrize(("status", "side"), EVERY_CELL)
def test_a_release_date_ahead_changes_only_the_label_of_a_draft(status: Status, side: Side) -> None:
    expected = CELLS[status][SIDES.index(side)]
    if (status, side) == (Status.DRAFT, Side.SCHOOL):
        expected = "New/Hold"

    assert text(Standing(status, Channel.ONLINE, release_ahead=True), side) == expected


@pytest.mark.parametrize(("status", "side"), EVERY_CELL)
def test_a_redirection_by_a_rule_is_told_to_the_school(status: Status, side: Side) -> None:
    expected = CELLS[status][SIDES.index(side)]
    if status in WITH_DESTINATION and side is Side.SCHOOL:
        expected = "Auto-redirected"

    assert text(Standing(status, Channel.ONLINE, auto_redirected=True), side) == expected


@pytest.mark.parametrize("circumstances", CIRCUMSTANCES)
def test_the_school_reads_the_same_whatever_the_destination_answered(
    circumstances: tuple[Channel, bool, bool],
) -> None:
    labels = {
        label_of(Standing(status, *circumstances), Side.SCHOOL) for status in WITH_DESTINATION
    }

    assert len(labels) == 1


@pytest.mark.parametrize("status", Status)
def test_the_network_reads_as_the_receiving_side_or_else_as_the_school(status: Status) -> None:
    standing = Standing(status, Channel.ONLINE)

    receiving = label_of(standing, Side.RECEIVING)
    assert label_of(standing, Side.NETWORK) == receiving or label_of(standing, Side.SCHOOL)


@pytest.mark.parametrize("label", Label)
def test_every_label_has_words_in_both_languages(label: Label) -> None:
    assert LABEL_TEXTS[label].fr
    assert LABEL_TEXTS[label].en

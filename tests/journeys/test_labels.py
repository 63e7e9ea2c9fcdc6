"""Placements, reporting and notifications speak of one status with the same words."""

from typing import Literal

import pytest

from notifications.domain import labels as told
from notifications.domain.moves import Side as ToldSide
from placements.domain.requests.labels import LABEL_TEXTS, Side, Standing, label_of
from placements.domain.requests.statuses import Channel, Status
from reporting.domain import statuses as reported
from reporting.domain.sides import Side as ReportedSide

SIDES = (Side.SCHOOL, Side.RECEIVING, Side.DESTINATION)
BEFORE_ANYBODY_ELSE = {Status.DRAFT, Status.HELD, Status.WITHDRAWN}
INSIDE = {Status.ACCEPTED_BY_DESTINATION, Status.DECLINED_BY_DESTINATION}
ON_PAPER = (
    (Side.SCHOOL, Status.PENDING),
    (Side.SCHOOL, Status.REDIRECTED),
    (Side.RECEIVING, Status.REDIRECTED),
)


def words_of(status: Status, side: Side, channel: Channel, language: str) -> str:
    label = label_of(Standing(status, channel), side)
    assert label is not None
    return LABEL_TEXTS[label].read_in(language)


def seen(side: Side, status: Status) -> bool:
    """Whether anybody of that side is ever told of the status."""
    if side is Side.SCHOOL:
        return status not in INSIDE
    unknown = BEFORE_ANYBODY_ELSE | ({Status.PENDING} if side is Side.DESTINATION else set())
    return status not in unknown


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("side", "status"), [(side, each) for side in SIDES for each in Status if seen(side, each)]
)
def test_a_status_has_one_name_wherever_it_is_read(
    side: Side, status: Status, language: Literal["fr", "en"]
) -> None:
    words = words_of(status, side, Channel.ONLINE, language)

    in_report = reported.label_of(status.value, ReportedSide(side.value))
    assert in_report.read_in(language) == words
    in_mail = told.LABELS[ToldSide(side.value)][status.value]
    assert in_mail.spoken(language) == words


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("side", "status"), ON_PAPER)
def test_what_goes_on_paper_is_called_so_in_mails_too(
    side: Side, status: Status, language: Literal["fr", "en"]
) -> None:
    in_mail = told._ON_PAPER[ToldSide(side.value), status.value]

    assert in_mail.spoken(language) == words_of(status, side, Channel.PAPER, language)

"""An incident is open until its risk is assessed and every notice has left."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from identity.domain.incidents.incident import (
    Incident,
    IncidentClosed,
    IncidentFacts,
    IncidentKnownBeforeItHappened,
    MeasuresMissing,
    NoSuchNotice,
    NoticeOutOfTime,
    NoticesStillDue,
    RiskAssessment,
    RiskNotAssessed,
)
from identity.domain.incidents.notices import WITHIN, NoticeKind

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
TODAY = NOW.date()
OFFICER = UUID(int=7)
FACTS = IncidentFacts(
    data_concerned="Names and school e-mails of 12 students",
    circumstances="A list was sent to the wrong address.",
    happened_from=date(2026, 11, 20),
    happened_until=date(2026, 11, 20),
    known_on=date(2026, 11, 23),
    persons_concerned=12,
    measures="The receiver was asked to delete it.",
)


def an_incident() -> Incident:
    return Incident.open(FACTS, agency_id=UUID(int=1), by=OFFICER, now=NOW)


def a_risk(*, serious: bool, assessed_on: date = TODAY) -> RiskAssessment:
    return RiskAssessment(
        sensitivity="Contact data",
        consequences="Unwanted mail",
        likelihood="Low: the receiver confirmed the deletion",
        serious=serious,
        assessed_by=OFFICER,
        assessed_on=assessed_on,
    )


def test_without_an_assessment_it_cannot_be_closed() -> None:
    with pytest.raises(RiskNotAssessed):
        an_incident().close(by=OFFICER, now=NOW)


def test_without_a_risk_of_serious_injury_no_notice_is_due() -> None:
    incident = an_incident()
    incident.assess(a_risk(serious=False))
    incident.close(by=OFFICER, now=NOW)
    assert (incident.notices, incident.next_notice_due_on) == ((), None)
    assert incident.closed_at == NOW


def test_a_risk_of_serious_injury_makes_both_notices_due_until_they_left() -> None:
    incident = an_incident()
    incident.assess(a_risk(serious=True))
    assert {notice.kind for notice in incident.notices} == set(NoticeKind)
    assert incident.next_notice_due_on == NOW.date() + WITHIN

    incident.send_notice(NoticeKind.COMMISSION, on=TODAY, reference="CAI 1034", today=TODAY)
    with pytest.raises(NoticesStillDue) as refused:
        incident.close(by=OFFICER, now=NOW)
    incident.send_notice(NoticeKind.PERSONS, on=TODAY, reference=None, today=TODAY)
    incident.close(by=OFFICER, now=NOW)

    assert refused.value.facts == {"notices": "persons"}
    assert incident.next_notice_due_on is None


def test_what_was_done_is_said_before_it_is_closed() -> None:
    incident = an_incident()
    incident.assess(a_risk(serious=False))
    incident.change(replace(FACTS, measures="  "))
    with pytest.raises(MeasuresMissing):
        incident.close(by=OFFICER, now=NOW)


@pytest.mark.parametrize("sent_on", [FACTS.known_on - timedelta(1), TODAY + timedelta(1)])
def test_a_notice_neither_leaves_before_the_incident_is_known_nor_tomorrow(sent_on: date) -> None:
    incident = an_incident()
    incident.assess(a_risk(serious=True))
    with pytest.raises(NoticeOutOfTime):
        incident.send_notice(NoticeKind.PERSONS, on=sent_on, reference=None, today=TODAY)
    assert incident.next_notice_due_on is not None


def test_a_second_assessment_keeps_what_was_sent_and_the_day_it_was_due() -> None:
    incident = an_incident()
    incident.assess(a_risk(serious=True))
    incident.send_notice(NoticeKind.COMMISSION, on=TODAY, reference="CAI 1034", today=TODAY)
    incident.assess(a_risk(serious=True, assessed_on=date(2026, 12, 24)))
    assert incident.next_notice_due_on == NOW.date() + WITHIN

    incident.assess(a_risk(serious=False))
    assert [notice.kind for notice in incident.notices] == [NoticeKind.COMMISSION]


def test_a_notice_that_is_not_due_cannot_be_sent() -> None:
    incident = an_incident()
    with pytest.raises(NoSuchNotice):
        incident.send_notice(NoticeKind.COMMISSION, on=TODAY, reference=None, today=TODAY)


def test_a_closed_incident_stays_as_it_is_until_it_is_opened_again() -> None:
    incident = an_incident()
    incident.assess(a_risk(serious=False))
    incident.close(by=OFFICER, now=NOW)
    with pytest.raises(IncidentClosed):
        incident.change(replace(FACTS, measures="The list was deleted."))
    with pytest.raises(IncidentClosed):
        incident.assess(a_risk(serious=True))

    incident.reopen()
    incident.change(replace(FACTS, measures="The list was deleted."))
    assert incident.facts.measures == "The list was deleted."


def test_its_days_are_in_order() -> None:
    too_early = date(2026, 11, 19)
    with pytest.raises(IncidentKnownBeforeItHappened):
        replace(FACTS, happened_until=too_early)
    with pytest.raises(IncidentKnownBeforeItHappened):
        replace(FACTS, known_on=too_early)

"""What stands in the place of a name, and the reason that is given for it."""

import pytest

from policy.disclosure import Case, ConsentState, Field, Reason, Showing, Stage, Standpoint, decide

VALID, MISSING, EXPIRED, WITHDRAWN = (
    ConsentState.VALID,
    ConsentState.MISSING,
    ConsentState.EXPIRED,
    ConsentState.WITHDRAWN,
)
SCHOOL, RECEIVING, NETWORK = Standpoint.SCHOOL, Standpoint.RECEIVING, Standpoint.NETWORK
CONFIRMED, ACCEPTED, PENDING, OVER = (
    Stage.CONFIRMED,
    Stage.ACCEPTED,
    Stage.PENDING,
    Stage.OVER,
)
SHOWN, NICKNAME, SIGN, HIDDEN = (
    Showing.SHOWN,
    Showing.NICKNAME,
    Showing.CONSENT_EXPIRED,
    Showing.HIDDEN,
)


@pytest.mark.parametrize(
    ("case", "showing", "reason"),
    [
        (Case(RECEIVING, CONFIRMED, True, VALID), SHOWN, Reason.RELEASED),
        (Case(RECEIVING, CONFIRMED, True, MISSING), NICKNAME, Reason.CONSENT_MISSING),
        (Case(RECEIVING, CONFIRMED, True, EXPIRED), SIGN, Reason.CONSENT_EXPIRED),
        (Case(RECEIVING, CONFIRMED, True, WITHDRAWN), HIDDEN, Reason.CONSENT_WITHDRAWN),
        (Case(RECEIVING, CONFIRMED, False, VALID), NICKNAME, Reason.NOT_FINALIZED),
        (Case(RECEIVING, ACCEPTED, True, VALID), NICKNAME, Reason.NOT_CONFIRMED),
        (Case(RECEIVING, PENDING, False, VALID), NICKNAME, Reason.NOT_CONFIRMED),
        (Case(RECEIVING, OVER, True, VALID), HIDDEN, Reason.PLACEMENT_OVER),
        (Case(RECEIVING, CONFIRMED, True, VALID, True), NICKNAME, Reason.WITHOUT_NAMES),
        (Case(RECEIVING, Stage.NOT_RECEIVED, True, VALID), HIDDEN, Reason.NOT_RECEIVED),
        (Case(SCHOOL, PENDING, False, VALID), SHOWN, Reason.OWN_SCHOOL),
        (Case(SCHOOL, PENDING, False, MISSING), SHOWN, Reason.OWN_SCHOOL),
        (Case(SCHOOL, PENDING, False, EXPIRED), SIGN, Reason.CONSENT_EXPIRED),
        (Case(SCHOOL, PENDING, False, WITHDRAWN), HIDDEN, Reason.CONSENT_WITHDRAWN),
        (Case(SCHOOL, CONFIRMED, True, VALID, True), NICKNAME, Reason.WITHOUT_NAMES),
        (Case(NETWORK, CONFIRMED, True, VALID), NICKNAME, Reason.NAMES_NOT_NEEDED),
        (Case(Standpoint.POLICY, CONFIRMED, True, VALID), HIDDEN, Reason.POLICY_LEVEL),
        (Case(Standpoint.OUTSIDE, CONFIRMED, True, VALID), HIDDEN, Reason.OUTSIDE_SCOPE),
        (Case(Standpoint.DATA_SUBJECT, consent=WITHDRAWN), SHOWN, Reason.OWN_RECORD),
    ],
)
def test_the_name_is_decided_with_its_reason(case: Case, showing: Showing, reason: Reason) -> None:
    assert decide(case)[Field.NAME] == (showing, reason)


@pytest.mark.parametrize("consent", [EXPIRED, WITHDRAWN])
def test_the_school_keeps_the_number_alone_to_ask_for_a_new_consent(consent: ConsentState) -> None:
    seen = decide(Case(SCHOOL, consent=consent))

    assert seen.shown == {Field.COUNT, Field.STUDENT_NUMBER}
    assert seen[Field.STUDENT_NUMBER].reason is Reason.TO_RENEW_CONSENT
    assert decide(Case(SCHOOL, consent=consent, without_names=True)).shown == {Field.COUNT}


def test_nothing_is_told_of_a_student_before_there_is_a_consent() -> None:
    assert decide(Case(RECEIVING, ACCEPTED, consent=MISSING)).shown == {Field.COUNT}

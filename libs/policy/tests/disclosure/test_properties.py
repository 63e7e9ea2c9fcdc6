"""What holds for every case there is: not a sample, all of them where they can be counted."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from policy.disclosure import (
    Case,
    ConsentState,
    Disclosure,
    Field,
    Showing,
    Stage,
    Standpoint,
    Switch,
    decide,
)
from policy.disclosure.standpoints import AT_RECEIVER, IN_SCHOOL

HOW_MUCH = {
    Showing.HIDDEN: 0,
    Showing.CONSENT_EXPIRED: 1,
    Showing.NICKNAME: 2,
    Showing.SHOWN: 3,
}
TELLS_WHO = set(Field) - {Field.COUNT, Field.ANONYMOUS_RESUME}

cases = st.builds(
    Case,
    standpoint=st.sampled_from(Standpoint),
    stage=st.sampled_from(Stage),
    finalized=st.booleans(),
    consent=st.sampled_from(ConsentState),
    without_names=st.booleans(),
    switches=st.integers(0, 255).map(Switch),
)


def no_more(less: Disclosure, more: Disclosure) -> bool:
    """Whether the first shows nothing that the second does not show."""
    return all(HOW_MUCH[less[field].showing] <= HOW_MUCH[more[field].showing] for field in Field)


def test_no_one_outside_the_school_gets_a_name_unless_all_three_hold() -> None:
    outside = set(Standpoint) - IN_SCHOOL - {Standpoint.DATA_SUBJECT}
    every = product(outside, Stage, (False, True), ConsentState, (False, True))
    for standpoint, stage, finalized, consent, without_names in every:
        case = Case(standpoint, stage, finalized, consent, without_names, Switch(255))
        told = decide(case).shown & TELLS_WHO
        all_three = stage is Stage.CONFIRMED and finalized and consent is ConsentState.VALID
        assert not told or (all_three and standpoint in AT_RECEIVER), case


@given(case=cases)
def test_withdrawing_a_consent_never_shows_more(case: Case) -> None:
    withdrawn = decide(case._replace(consent=ConsentState.WITHDRAWN))
    before = decide(case._replace(consent=ConsentState.VALID))

    assert no_more(withdrawn, before)
    assert no_more(withdrawn, decide(case._replace(consent=ConsentState.EXPIRED)))


@given(case=cases)
def test_a_consent_that_ran_out_never_shows_more(case: Case) -> None:
    expired = decide(case._replace(consent=ConsentState.EXPIRED))

    assert no_more(expired, decide(case._replace(consent=ConsentState.VALID)))


@given(case=cases)
def test_a_level_without_names_never_shows_more_and_never_a_name(case: Case) -> None:
    without = decide(case._replace(without_names=True))

    assert no_more(without, decide(case._replace(without_names=False)))
    if case.standpoint is not Standpoint.DATA_SUBJECT:
        assert not without.shown & TELLS_WHO


@given(case=cases, fewer=st.integers(0, 255))
def test_switching_off_never_shows_more(case: Case, fewer: int) -> None:
    less = case._replace(switches=case.switches & Switch(fewer))

    assert no_more(decide(less), decide(case))


@given(case=cases)
def test_taking_back_a_release_never_shows_more(case: Case) -> None:
    assert no_more(decide(case._replace(finalized=False)), decide(case._replace(finalized=True)))


@given(case=cases)
def test_having_nothing_to_do_with_a_student_shows_least_of_all(case: Case) -> None:
    for standpoint in (Standpoint.OUTSIDE, Standpoint.POLICY):
        assert decide(case._replace(standpoint=standpoint)).shown == set()


@given(case=cases)
def test_an_instructor_and_a_course_leader_see_no_more_than_the_coordinator(case: Case) -> None:
    school = decide(case._replace(standpoint=Standpoint.SCHOOL))
    for standpoint in (Standpoint.INSTRUCTOR, Standpoint.COURSE_LEADER):
        assert no_more(decide(case._replace(standpoint=standpoint)), school)


@given(case=cases)
def test_whatever_tells_who_somebody_is_goes_no_further_than_the_name(case: Case) -> None:
    seen = decide(case)
    kept_for_renewal = {Field.STUDENT_NUMBER} if case.standpoint is Standpoint.SCHOOL else set()

    if not seen[Field.NAME].shown:
        assert seen.shown & TELLS_WHO <= kept_for_renewal

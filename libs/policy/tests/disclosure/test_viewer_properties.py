"""Whoever the viewer is and however things stand: a name leaves the school on all conditions only.

The conditions are written here a second time, without the engine's own words.
"""

from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from chassis.viewer import SEES_NAMES, Level, Role, Viewer
from policy.disclosure import ConsentState, Field, Placement, Switch, disclosure_for
from policy.disclosure.placements import STAGES

T = TypeVar("T")
SCHOOL, HOSPITAL, ELSEWHERE = UUID(int=1), UUID(int=2), UUID(int=3)
PROGRAM, SITE, UNIT, SERVICE, PERSON = (UUID(int=number) for number in range(10, 15))
TELLS_WHO = set(Field) - {Field.COUNT, Field.ANONYMOUS_RESUME}
STAYS = {Field.HEALTH, Field.HOME_ADDRESS, Field.PHOTO}
RECEIVERS = (
    Role.RECEIVING_COORDINATOR,
    Role.DESTINATION_COORDINATOR,
    Role.DISCIPLINE_CONTACT,
    Role.SUPERVISOR,
)
SWITCHED = {Field.SCHOOL_EMAIL, Field.STUDENT_NUMBER, Field.GENDER, Field.BIRTH_DAY}


def mostly(usual: T, *others: T) -> st.SearchStrategy[T]:
    """So that a case lacks one condition or two, rather than nearly all of them."""
    return st.integers(0, 7).flatmap(
        lambda number: st.sampled_from([usual, *others]) if number == 0 else st.just(usual)
    )


def scope(id: UUID) -> st.SearchStrategy[frozenset[UUID] | None]:
    """None is the whole agency."""
    return mostly(None, frozenset({id}), frozenset({UUID(int=99)}))


viewers = st.builds(
    Viewer,
    account_id=st.just(UUID(int=20)),
    person_id=mostly(PERSON, UUID(int=21)),
    role_assignment_id=st.just(UUID(int=22)),
    session_id=st.just(UUID(int=23)),
    agency_id=mostly(HOSPITAL, SCHOOL, ELSEWHERE),
    role=st.sampled_from([*RECEIVERS, *RECEIVERS, *Role]),
    level=mostly(Level.REGULAR, *Level),
    program_ids=scope(PROGRAM),
    site_ids=scope(SITE),
    destination_ids=scope(UNIT),
    service_ids=scope(SERVICE),
    disciplines=mostly(None, frozenset({"nursing"}), frozenset({"medicine"})),
    partner_scopes=mostly(None, frozenset[str](), frozenset({SEES_NAMES})),
)
placements = st.builds(
    Placement,
    status=mostly("confirmed", *sorted(STAGES)),
    placing_agency_id=st.just(SCHOOL),
    program_id=st.just(PROGRAM),
    receiving_agency_id=mostly(HOSPITAL, None),
    site_id=st.just(SITE),
    destination_id=st.just(UNIT),
    service_id=st.just(SERVICE),
    discipline=st.just("nursing"),
    supervisor_ids=mostly((PERSON,), ()),
    instructor_ids=mostly((PERSON,), ()),
)
consents = st.sampled_from([ConsentState.VALID, ConsentState.VALID, *ConsentState])
finalizations = mostly(True, False)
flags = st.integers(0, 255).map(Switch)
AT_SCHOOL = (Role.PLACING_COORDINATOR, Role.COURSE_LEADER, Role.INSTRUCTOR)
inside = st.builds(
    lambda viewer, role: replace(viewer, agency_id=SCHOOL, role=role),
    viewers,
    st.sampled_from(AT_SCHOOL),
)
outside = viewers.filter(lambda viewer: viewer.agency_id != SCHOOL)


def within(viewer: Viewer) -> bool:
    """Each of the scopes of the receiving side holds this placement, or is not set."""
    scopes = (
        (viewer.site_ids, SITE),
        (viewer.destination_ids, UNIT),
        (viewer.service_ids, SERVICE),
    )
    disciplines = viewer.disciplines is None or "nursing" in viewer.disciplines
    return disciplines and all(ids is None or one in ids for ids, one in scopes)


def receives(viewer: Viewer, placement: Placement) -> bool:
    if viewer.role is Role.SUPERVISOR:
        return viewer.person_id in placement.supervisor_ids
    here = viewer.agency_id == placement.receiving_agency_id
    return viewer.role in RECEIVERS and here and within(viewer)


def sees_names(viewer: Viewer) -> bool:
    partner = viewer.partner_scopes is None or SEES_NAMES in viewer.partner_scopes
    return partner and viewer.level is not Level.VIEW_ONLY_WITHOUT_NAMES


@settings(max_examples=400)
@given(viewer=outside, placement=placements, finalized=finalizations, consent=consents, on=flags)
def test_outside_the_school_a_name_needs_every_condition_and_all_of_them_are_enough(
    *, viewer: Viewer, placement: Placement, finalized: bool, consent: ConsentState, on: Switch
) -> None:
    seen = disclosure_for(viewer, placement, finalized=finalized, consent=consent, switches=on)

    expected = (
        placement.status == "confirmed"
        and finalized
        and consent is ConsentState.VALID
        and sees_names(viewer)
        and receives(viewer, placement)
    )
    assert seen[Field.NAME].shown is expected
    assert bool(seen.shown & TELLS_WHO) is expected


@settings(max_examples=150)
@given(viewer=outside, placement=placements, finalized=finalizations, consent=consents, on=flags)
def test_health_home_and_photo_never_leave_and_switched_fields_never_go_without_their_switch(
    *, viewer: Viewer, placement: Placement, finalized: bool, consent: ConsentState, on: Switch
) -> None:
    bare, full = (
        disclosure_for(viewer, placement, finalized=finalized, consent=consent, switches=each)
        for each in (Switch(0), on)
    )

    assert not full.shown & STAYS
    assert not bare.shown & SWITCHED


@given(viewer=viewers, placement=placements, finalized=finalizations, consent=consents, on=flags)
def test_no_level_and_no_partner_without_names_is_told_one_anywhere(
    *, viewer: Viewer, placement: Placement, finalized: bool, consent: ConsentState, on: Switch
) -> None:
    seen = disclosure_for(viewer, placement, finalized=finalized, consent=consent, switches=on)

    assert sees_names(viewer) or not seen.shown & TELLS_WHO


@given(viewer=inside | viewers, placement=placements, finalized=finalizations, on=flags)
def test_after_a_withdrawal_or_an_end_no_name_is_left_for_anybody(
    *, viewer: Viewer, placement: Placement, finalized: bool, on: Switch
) -> None:
    for consent in (ConsentState.WITHDRAWN, ConsentState.EXPIRED):
        seen = disclosure_for(viewer, placement, finalized=finalized, consent=consent, switches=on)
        assert not seen.shown & TELLS_WHO - {Field.STUDENT_NUMBER}
        at_school = viewer.agency_id == SCHOOL
        assert at_school or Field.STUDENT_NUMBER not in seen.shown


@given(viewer=inside, placement=placements, consent=consents)
def test_an_instructor_is_told_nothing_of_students_of_others(
    *, viewer: Viewer, placement: Placement, consent: ConsentState
) -> None:
    instructor = replace(viewer, role=Role.INSTRUCTOR, person_id=UUID(int=30))

    assert not disclosure_for(instructor, placement, finalized=True, consent=consent).shown

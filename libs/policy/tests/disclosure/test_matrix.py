"""The disclosure matrix of §4.3, cell by cell, written by hand."""

import pytest

from policy.disclosure import Case, ConsentState, Field, Stage, Standpoint, Switch, decide

ALL_SWITCHES = Switch(255)

YES, NO = True, False
MATRIX: list[tuple[Field, bool, bool, bool]] = [
    # field, pending, accepted, accepted and confirmed: with every switch on
    (Field.COUNT, YES, YES, YES),
    (Field.NAME, NO, NO, YES),
    (Field.PROFILE, NO, NO, YES),
    (Field.ANONYMOUS_RESUME, YES, YES, YES),
    (Field.NAMED_RESUME, NO, NO, YES),
    (Field.SCHOOL_EMAIL, NO, NO, YES),
    (Field.STUDENT_NUMBER, NO, NO, YES),
    (Field.GENDER, NO, NO, YES),
    (Field.BIRTH_DAY, NO, NO, YES),
    (Field.HEALTH, NO, NO, NO),
    (Field.HOME_ADDRESS, NO, NO, NO),
    (Field.PHOTO, NO, NO, NO),
]
CELLS = [
    (field, stage, shown)
    for field, *row in MATRIX
    for stage, shown in zip((Stage.PENDING, Stage.ACCEPTED, Stage.CONFIRMED), row, strict=True)
]
RECEIVERS = [Standpoint.RECEIVING, Standpoint.DESTINATION, Standpoint.SUPERVISOR]


def released(standpoint: Standpoint = Standpoint.RECEIVING, **changes: object) -> Case:
    """Everything done that opens a record to the receiving side."""
    case = Case(
        standpoint,
        Stage.CONFIRMED,
        finalized=True,
        consent=ConsentState.VALID,
        switches=ALL_SWITCHES,
    )
    return case._replace(**changes)  # type: ignore[arg-type]  # the tests name real fields


def test_the_matrix_speaks_of_every_field() -> None:
    assert [row[0] for row in MATRIX] == list(Field)


@pytest.mark.parametrize("standpoint", RECEIVERS)
@pytest.mark.parametrize(("field", "stage", "shown"), CELLS)
def test_each_cell_is_decided_as_it_is_written(
    *, field: Field, stage: Stage, shown: bool, standpoint: Standpoint
) -> None:
    assert decide(released(standpoint, stage=stage))[field].shown is shown


@pytest.mark.parametrize(
    ("field", "switches", "shown"),
    [
        (Field.SCHOOL_EMAIL, 0, NO),
        (Field.SCHOOL_EMAIL, Switch.DEPARTMENT_RELEASES_EMAIL, YES),
        (Field.SCHOOL_EMAIL, Switch.STUDENT_RELEASES_EMAIL, YES),
        (Field.STUDENT_NUMBER, 0, NO),
        (Field.STUDENT_NUMBER, Switch.PROVINCE_EXPANDED_CONSENT, NO),
        (Field.STUDENT_NUMBER, Switch.SITE_TAKES_STUDENT_NUMBERS, NO),
        (
            Field.STUDENT_NUMBER,
            Switch.PROVINCE_EXPANDED_CONSENT | Switch.SITE_TAKES_STUDENT_NUMBERS,
            NO,
        ),
        (
            Field.STUDENT_NUMBER,
            Switch.PROVINCE_EXPANDED_CONSENT
            | Switch.SITE_TAKES_STUDENT_NUMBERS
            | Switch.CONSENT_IS_EXPANDED,
            YES,
        ),
        (Field.GENDER, 0, NO),
        (Field.GENDER, Switch.DESTINATION_REQUIRES_GENDER, NO),
        (Field.GENDER, Switch.PROGRAM_GIVES_GENDER, NO),
        (Field.GENDER, Switch.DESTINATION_REQUIRES_GENDER | Switch.PROGRAM_GIVES_GENDER, YES),
        (Field.BIRTH_DAY, 0, NO),
        (Field.BIRTH_DAY, Switch.PROVINCE_TAKES_BIRTH_DAY, YES),
        (Field.NAME, 0, YES),
        (Field.PROFILE, 0, YES),
        (Field.NAMED_RESUME, 0, YES),
        (Field.ANONYMOUS_RESUME, 0, YES),
        (Field.HEALTH, 255, NO),
        (Field.HOME_ADDRESS, 255, NO),
        (Field.PHOTO, 255, NO),
    ],
)
def test_the_condition_of_a_field_opens_it_and_nothing_less_does(
    *, field: Field, switches: int, shown: bool
) -> None:
    assert decide(released(switches=Switch(switches)))[field].shown is shown


@pytest.mark.parametrize(
    ("standpoint", "hidden"),
    [
        (Standpoint.SCHOOL, set()),
        (Standpoint.COURSE_LEADER, {Field.HEALTH, Field.HOME_ADDRESS}),
        (Standpoint.INSTRUCTOR, {Field.HEALTH, Field.HOME_ADDRESS}),
        (Standpoint.NETWORK, set(Field) - {Field.COUNT}),
        (Standpoint.POLICY, set(Field)),
        (Standpoint.OUTSIDE, set(Field)),
        (Standpoint.DATA_SUBJECT, set()),
    ],
)
@pytest.mark.parametrize("stage", Stage)
def test_whoever_is_not_at_the_receiving_side_sees_the_same_at_every_stage(
    standpoint: Standpoint, hidden: set[Field], stage: Stage
) -> None:
    seen = decide(released(standpoint, stage=stage))

    assert set(Field) - seen.shown == hidden


def test_before_it_is_sent_and_after_it_is_over_the_receiving_side_sees_nobody() -> None:
    assert decide(released(stage=Stage.NOT_RECEIVED)).shown == set()
    assert decide(released(stage=Stage.OVER)).shown == {Field.COUNT}

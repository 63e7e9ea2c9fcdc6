"""Who has first steps left is let through to nothing that does not say so."""

from dataclasses import replace

import pytest

from chassis.auth import claims_of, viewer_from
from chassis.domain import Forbidden
from chassis.first_steps import (
    FirstStep,
    OrientationNotDone,
    ResponsibilitiesNotAccepted,
    expect_first_steps_done,
)
from testkit import a_viewer


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        (set(FirstStep), ResponsibilitiesNotAccepted),
        ({FirstStep.RESPONSIBILITIES}, ResponsibilitiesNotAccepted),
        ({FirstStep.ORIENTATION}, OrientationNotDone),
        ({"a step of a later version"}, Forbidden),
    ],
)
def test_the_first_missing_step_is_named(steps: set[str], problem: type[Forbidden]) -> None:
    viewer = replace(a_viewer(), first_steps=frozenset(steps))

    with pytest.raises(problem):
        expect_first_steps_done(viewer_from(claims_of(viewer)))


def test_who_has_done_them_passes_and_the_token_is_no_longer_for_it() -> None:
    expect_first_steps_done(a_viewer())
    assert "first_steps" not in claims_of(a_viewer())

"""What a person does once before working here; until then a token opens these steps alone."""

from enum import StrEnum
from typing import ClassVar, Final

from chassis.domain import Forbidden
from chassis.viewer import Viewer


class FirstStep(StrEnum):
    """In the order in which they are asked for."""

    RESPONSIBILITIES = "responsibilities"
    ORIENTATION = "orientation"


class ResponsibilitiesNotAccepted(Forbidden):
    """The person has not accepted the text that says what is expected of everybody here."""

    slug: ClassVar[str] = "responsibilities-not-accepted"


class OrientationNotDone(Forbidden):
    """The person has not gone through the orientation."""

    slug: ClassVar[str] = "orientation-not-done"


_MISSING: Final[dict[str, type[Forbidden]]] = {
    FirstStep.RESPONSIBILITIES: ResponsibilitiesNotAccepted,
    FirstStep.ORIENTATION: OrientationNotDone,
}


def expect_first_steps_done(viewer: Viewer) -> None:
    """Raises the problem of the first step that is missing."""
    for step, problem in _MISSING.items():
        if step in viewer.first_steps:
            raise problem(f"{step} is missing")
    if viewer.first_steps:
        raise Forbidden("A step is missing that this service does not know")

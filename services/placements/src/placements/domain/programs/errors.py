"""The rules of programs that can be broken."""

from chassis.domain import Conflict, DomainError, Forbidden, NotFound


class ProgramNotFound(NotFound):
    slug = "program-not-found"


class CourseNotFound(NotFound):
    slug = "course-not-found"


class MayNotChangePrograms(Forbidden):
    """Programs are changed by administrators, and by local administrators of their own school."""

    slug = "may-not-change-programs"


class ProgramInactive(Conflict):
    """Nothing new is opened in a program that is retired."""

    slug = "program-inactive"


class HoursOutOfRange(DomainError):
    """The hours of a course are more than none and fewer than 10,000."""

    slug = "course-hours-out-of-range"

"""The rules of placement requests that can be broken."""

from chassis.domain import Conflict, DomainError, Forbidden, NotFound


class PlacementRequestNotFound(NotFound):
    """There is no such request, or none that the viewer may know of."""

    slug = "placement-request-not-found"


class MoveNotOpen(Conflict):
    """The request stands where this move cannot start. Tells the status as the viewer knows it."""

    slug = "placement-request-move-not-open"


class PlacementHasBegun(Conflict):
    """A declined request can be accepted until its start date, not after."""

    slug = "placement-request-has-begun"


class NotOfThisRole(Forbidden):
    """Another role makes this move."""

    slug = "placement-request-move-of-another-role"


class OnlyLooking(Forbidden):
    """The level of the role lets its holder look, not change."""

    slug = "placement-request-view-only"


class ContactAnswersOnline(Forbidden):
    """The destination's contact is a user, who answers for the destination in person."""

    slug = "placement-request-contact-answers-online"


class PeriodEndsBeforeItStarts(DomainError):
    slug = "period-ends-before-it-starts"


class NoStudents(DomainError):
    """A request asks for at least one place."""

    slug = "placement-request-without-students"


class IndividualHasOneStudent(DomainError):
    """An individual placement is for exactly one student."""

    slug = "individual-placement-has-one-student"


class NegativeAmount(DomainError):
    """Shifts and hours are never below zero."""

    slug = "placement-request-negative-amount"


class ReasonUnknown(DomainError):
    """The reason is not in the list for this move and this side."""

    slug = "reason-unknown"


class ReasonNeedsText(DomainError):
    """The reason `other` says nothing without a text."""

    slug = "reason-needs-text"


class CommentMissing(DomainError):
    """A request is not returned to a destination without a word why."""

    slug = "comment-missing"


class DestinationNotOffered(DomainError):
    """There is no such active unit at the site and service, or the receiver may not choose it."""

    slug = "destination-not-offered"


class ProgramNotOffered(DomainError):
    """There is no such active program or course at the school, or the sender may not choose it."""

    slug = "program-not-offered"


class SupervisorUnknown(DomainError):
    """A supervisor is an active person of the receiving agency."""

    slug = "supervisor-unknown"


class InstructorUnknown(DomainError):
    """An instructor is an active person of the school."""

    slug = "instructor-unknown"

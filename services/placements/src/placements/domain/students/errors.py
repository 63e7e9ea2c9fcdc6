"""The rules of students, consents and namings that can be broken. None of them tells a name."""

from chassis.domain import Conflict, DomainError, Forbidden, NotFound


class StudentNotFound(NotFound):
    """There is no such student, or none that the viewer may know of."""

    slug = "student-not-found"


class MayNotKeepStudents(Forbidden):
    """Students are kept by the coordinators and student administrators of their school."""

    slug = "may-not-keep-students"


class MayNotExportStudents(Forbidden):
    """Everything held about a student is given out by local administrators."""

    slug = "may-not-export-students"


class MayNotReadAccessLog(Forbidden):
    """The access log is read by administrators and local administrators."""

    slug = "may-not-read-access-log"


class StudentNumberTaken(Conflict):
    """Another student of the school has this number."""

    slug = "student-number-taken"


class StudentDataDestroyed(Conflict):
    """Nothing is left of the student but an id for statistics."""

    slug = "student-data-destroyed"


class BornInTheFuture(DomainError):
    slug = "student-born-in-the-future"


class ConsentTextUnknown(DomainError):
    """There is no such text for the province of the school."""

    slug = "consent-text-unknown"


class ConsentTextRetired(DomainError):
    """A newer version of the text is to be signed."""

    slug = "consent-text-retired"


class ExpandedConsentNotAdopted(DomainError):
    """The province has not switched the expanded text on."""

    slug = "expanded-consent-not-adopted"


class SignedInTheFuture(DomainError):
    slug = "consent-signed-in-the-future"


class GuardianMustSign(DomainError):
    """Under 18, a parent or guardian signs."""

    slug = "guardian-must-sign"


class GuardianNotNamed(DomainError):
    """Whoever signs for a student says who they are."""

    slug = "guardian-not-named"


class NoConsentToWithdraw(Conflict):
    slug = "no-consent-to-withdraw"


class GroupFull(Conflict):
    """The request asks for so many places and no more."""

    slug = "placement-group-full"


class StudentOfAnotherProgram(DomainError):
    """The students of a request are of its own program."""

    slug = "student-of-another-program"


class StudentNotNamed(Conflict):
    """The student is not on this request."""

    slug = "student-not-named"


class NamingClosed(Conflict):
    """The request is over, or it is too early to release names."""

    slug = "naming-closed"


class ConsentNotValid(Conflict):
    """Names are released only of students whose consent holds."""

    slug = "consent-not-valid"

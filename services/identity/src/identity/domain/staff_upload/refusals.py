"""Why a file, or one row of it, is not taken."""

from chassis.domain import Conflict, DomainError


class StaffFileRefused(DomainError):
    """Nothing of the file can be taken."""

    slug = "staff-file-refused"


class FileIsEmpty(StaffFileRefused):
    """There is nothing in the file, or nothing below its headers."""

    slug = "staff-file-empty"


class FileIsTooLarge(StaffFileRefused):
    """A file has so many megabytes at most. Fact: `most`."""

    slug = "staff-file-too-large"


class FileNotReadable(StaffFileRefused):
    """The content is neither XLSX nor text in UTF-8 or Windows-1252."""

    slug = "staff-file-not-readable"


class FileIsProtected(StaffFileRefused):
    """The file is locked with a password, or of the old format XLS, which looks the same."""

    slug = "staff-file-protected"


class FileIsDamaged(StaffFileRefused):
    """The file is cut off, or broken inside."""

    slug = "staff-file-damaged"


class FileInflates(StaffFileRefused):
    """Unpacked, the file would be far larger than any staff list. Fact: `most` (megabytes)."""

    slug = "staff-file-inflates"


class TooManyRows(StaffFileRefused):
    """A file has so many rows at most. Fact: `most`."""

    slug = "staff-file-too-many-rows"


class ColumnsMissing(StaffFileRefused):
    """The first row lacks headers that each file has. Fact: `columns`, by their keys."""

    slug = "staff-file-columns-missing"


class ColumnsUnknown(StaffFileRefused):
    """The first row has headers that the template has not. Fact: `columns`, as written."""

    slug = "staff-file-columns-unknown"


class ColumnTwice(StaffFileRefused):
    """Two headers mean the same. Fact: `columns`, as written."""

    slug = "staff-file-column-twice"


class UploadHasRefusedRows(Conflict):
    """Some rows are refused, so nothing is applied unless the caller wants the rest alone.
    Fact: `refused`."""

    slug = "staff-upload-has-refused-rows"


class UploadNotChecked(Conflict):
    """The file is still being read, was refused, or was applied already. Fact: `state`."""

    slug = "staff-upload-not-checked"


class ChangedMeanwhile(Conflict):
    """Since the file was checked somebody changed the staff: now it would do something else."""

    slug = "staff-upload-changed-meanwhile"


class GaveUp(DomainError):
    """The work on the file broke off several times."""

    slug = "staff-upload-gave-up"


class FileExchanged(StaffFileRefused):
    """What is kept is not the file that somebody handed over: nothing of it is taken."""

    slug = "staff-file-exchanged"


class UnknownStaffRole(DomainError):
    """The cell names a role that is none. Fact: `role`."""

    slug = "unknown-staff-role"


class UnknownLanguage(DomainError):
    """The language is French or English."""

    slug = "unknown-language"


class CellTooLong(DomainError):
    """Fact: `most` (letters)."""

    slug = "cell-too-long"


class CellBeyondColumns(DomainError):
    """The row has more cells than there are headers: a delimiter too many."""

    slug = "cell-beyond-columns"


class FormulaWithoutValue(DomainError):
    """A formula whose result was not saved with the file; formulas are never calculated here."""

    slug = "formula-without-value"


class SameRowBefore(DomainError):
    """The same person stands in an earlier row. Fact: `row`."""

    slug = "same-row-before"


class InOtherDepartment(DomainError):
    """The person is in another department of the agency; a file is of one."""

    slug = "person-in-other-department"


class PersonNotActive(DomainError):
    """The person no longer works here; the record has to be restored first."""

    slug = "row-of-inactive-person"


class SeveralAlike(DomainError):
    """Several records fit; which one is meant, the file does not say."""

    slug = "several-records-fit"


class AddressOfSomebodyElse(DomainError):
    """The direct address is that of a person with quite another name."""

    slug = "address-of-somebody-else"


class SameNameOtherAddress(DomainError):
    """Somebody of that name has another direct address: a new one, or another person."""

    slug = "same-name-other-address"

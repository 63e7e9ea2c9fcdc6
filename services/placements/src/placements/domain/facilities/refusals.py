"""Why a whole file is refused. Nothing of a refused file is imported."""

from chassis.domain import DomainError


class FacilityFileRefused(DomainError):
    """The file is not what it should be, so nothing of it was imported."""

    slug = "facility-file-refused"


class FileIsEmpty(FacilityFileRefused):
    """There are no facilities in the file."""

    slug = "facility-file-empty"


class FileIsTooLarge(FacilityFileRefused):
    """Facts: `most`, the most megabytes that are read."""

    slug = "facility-file-too-large"


class FileIsBinary(FacilityFileRefused):
    """A workbook, an archive or a picture, not text. Facts: `looks_like`."""

    slug = "facility-file-binary"


class FileHasUnknownEncoding(FacilityFileRefused):
    """Neither UTF-8 nor Windows-1252. Facts: `line`."""

    slug = "facility-file-encoding"


class FileHasWrongColumns(FacilityFileRefused):
    """Facts: `missing`, `unexpected` and `repeated`, each the names in one string."""

    slug = "facility-file-wrong-columns"


class FileHasWrongSeparator(FacilityFileRefused):
    """The columns are right, but not separated by commas. Facts: `separator`."""

    slug = "facility-file-wrong-separator"


class FileIsTruncated(FacilityFileRefused):
    """The end of the file is missing. Facts: `line`, where it breaks off."""

    slug = "facility-file-truncated"


class FileIsDamaged(FacilityFileRefused):
    """A line has too few or too many columns. Facts: `line`, `columns`, `expected`."""

    slug = "facility-file-damaged"

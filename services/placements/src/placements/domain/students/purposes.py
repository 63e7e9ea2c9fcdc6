"""What students are looked at for outside their school; it is kept with each disclosure."""

from enum import StrEnum


class Purpose(StrEnum):
    """The uses of the receiving side that a consent covers."""

    COORDINATION = "coordination"
    SUPERVISION = "supervision"
    ORIENTATION = "orientation"
    BUILDING_ACCESS = "building_access"
    COMPUTER_ACCESS = "computer_access"
    CONTACT_TRACING = "contact_tracing"


class ExportPurpose(StrEnum):
    """What everything that is held about a student is given out for."""

    DATA_SUBJECT_REQUEST = "data_subject_request"
    PORTABILITY = "portability"
    LEGAL_DEMAND = "legal_demand"

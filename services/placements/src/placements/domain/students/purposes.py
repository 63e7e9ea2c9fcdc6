"""What for the receiving side looks at students; each disclosure is kept with its purpose."""

from enum import StrEnum


class Purpose(StrEnum):
    """The uses that a consent covers, and the student's own wish to know."""

    COORDINATION = "coordination"
    SUPERVISION = "supervision"
    ORIENTATION = "orientation"
    BUILDING_ACCESS = "building_access"
    COMPUTER_ACCESS = "computer_access"
    CONTACT_TRACING = "contact_tracing"
    DATA_SUBJECT_REQUEST = "data_subject_request"


OF_RECEIVERS = tuple(purpose for purpose in Purpose if purpose != "data_subject_request")

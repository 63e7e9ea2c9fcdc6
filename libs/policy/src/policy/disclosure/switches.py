"""What a province, a department, a program, a site or a student has to switch on."""

from enum import IntFlag


class Switch(IntFlag):
    """All are off unless somebody turned them on."""

    DEPARTMENT_RELEASES_EMAIL = 1
    STUDENT_RELEASES_EMAIL = 2
    PROVINCE_EXPANDED_CONSENT = 4
    CONSENT_IS_EXPANDED = 8
    """The text that this student signed is the expanded one."""
    SITE_TAKES_STUDENT_NUMBERS = 16
    DESTINATION_REQUIRES_GENDER = 32
    """Its profile asks, with a justification."""
    PROGRAM_GIVES_GENDER = 64
    PROVINCE_TAKES_BIRTH_DAY = 128


Switches = Switch
NOTHING = Switch(0)

EMAIL = Switch.DEPARTMENT_RELEASES_EMAIL | Switch.STUDENT_RELEASES_EMAIL
"""Either is enough."""
STUDENT_NUMBER = (
    Switch.PROVINCE_EXPANDED_CONSENT
    | Switch.CONSENT_IS_EXPANDED
    | Switch.SITE_TAKES_STUDENT_NUMBERS
)
"""All are needed."""
GENDER = Switch.DESTINATION_REQUIRES_GENDER | Switch.PROGRAM_GIVES_GENDER
"""Both are needed."""

BIRTH_DAY_PROVINCES = frozenset({"AB"})
"""Where the receiving side needs the day and month of birth for its computer accounts."""


def switches(*turned_on: Switch) -> Switch:
    """Those, and no other."""
    together = NOTHING
    for each in turned_on:
        together |= each
    return together

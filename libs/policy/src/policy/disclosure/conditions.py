"""Fields that the receiving side is shown only if somebody switched them on."""

from typing import NamedTuple

from policy.disclosure.fields import Field, Reason
from policy.disclosure.switches import EMAIL, GENDER, STUDENT_NUMBER, Switch


class Condition(NamedTuple):
    """Which switches open a field, and what is said while they do not."""

    needed: Switch
    otherwise: Reason
    one_is_enough: bool = False

    def met(self, switches: Switch) -> bool:
        on = switches & self.needed
        return bool(on) if self.one_is_enough else on == self.needed


CONDITIONS: dict[Field, Condition] = {
    Field.SCHOOL_EMAIL: Condition(EMAIL, Reason.EMAIL_NOT_RELEASED, one_is_enough=True),
    Field.STUDENT_NUMBER: Condition(STUDENT_NUMBER, Reason.NUMBER_NOT_RELEASED),
    Field.GENDER: Condition(GENDER, Reason.GENDER_NOT_ASKED),
    Field.BIRTH_DAY: Condition(Switch.PROVINCE_TAKES_BIRTH_DAY, Reason.BIRTH_DAY_NOT_ASKED),
}

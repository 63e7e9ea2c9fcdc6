"""A consent as it was signed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from placements.domain.requests.days import day_of
from placements.domain.students.consent_texts import ConsentText
from placements.domain.students.errors import (
    ConsentTextRetired,
    GuardianMustSign,
    GuardianNotNamed,
    SignedInTheFuture,
)
from policy.disclosure import Consent
from policy.disclosure.consent import expiry_of, guardian_signs


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed, and when."""

    signed_on: date
    by_guardian: bool = False
    guardian_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedConsent(Consent):
    """`text_id` names the province, the form and the version of what was signed."""

    text_id: str
    by_guardian: bool

    @classmethod
    def to(
        cls, text: ConsentText, signature: Signature, born_on: date | None, now: datetime
    ) -> Self:
        """Raises SignedInTheFuture, ConsentTextRetired, GuardianMustSign or GuardianNotNamed.

        Where the date of birth is not known, the school has to know who had to sign.
        """
        if signature.signed_on > day_of(now):
            raise SignedInTheFuture("signed tomorrow", field="signed_on")
        if not text.in_force_on(signature.signed_on):
            raise ConsentTextRetired(f"{text.id} was not in force", field="text_id")
        if signature.by_guardian and not (signature.guardian_name or "").strip():
            raise GuardianNotNamed("a guardian without a name", field="guardian_name")
        consent = cls(
            text_id=text.id,
            by_guardian=signature.by_guardian,
            expanded=text.expanded,
            signed_on=signature.signed_on,
            expires_on=expiry_of(signature.signed_on),
        )
        if not consent.could_be_given(born_on):
            raise GuardianMustSign("the student is under 18", field="signed_by")
        return consent

    def could_be_given(self, born_on: date | None) -> bool:
        """Whether who signed could: a minor's guardian has to."""
        minor = born_on is not None and guardian_signs(born_on, self.signed_on)
        return self.by_guardian or not minor

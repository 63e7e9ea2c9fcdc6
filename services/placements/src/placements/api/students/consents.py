"""What students sign: the texts, and each student’s consent."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response

from chassis.http import Language
from placements.api.dependencies import InTransaction, SignedIn
from placements.api.places.bodies import Province
from placements.api.students.bodies import NewConsent, Signer
from placements.api.students.students import answered
from placements.commands.students.record_consent import RecordConsent, record_consent
from placements.commands.students.withdraw_consent import WithdrawConsent, withdraw_consent
from placements.domain.students.consent_texts import TEXTS
from placements.domain.students.consents import Signature
from placements.queries.requests.shown import Shown
from placements.queries.students.shown import StudentKept

router = APIRouter(tags=["consents"])


class ShownConsentText(Shown):
    """A text in the reader’s language; both languages are the same consent."""

    id: str
    province: str
    version: int
    expanded: bool
    title: str
    body: str
    signed_from: date
    signed_until: date | None


@router.get("/consent-texts")
async def list_consent_texts(
    viewer: SignedIn, language: Language, province: Province | None = None
) -> list[ShownConsentText]:
    """Every text that is or was signed, by province and form."""
    del viewer
    return [
        ShownConsentText(
            id=text.id,
            province=text.province,
            version=text.version,
            expanded=text.expanded,
            title=text.title.read_in(language),
            body=text.body.read_in(language),
            signed_from=text.signed_from,
            signed_until=text.signed_until,
        )
        for text in TEXTS.values()
        if province is None or text.province == province.upper()
    ]


@router.post("/students/{id}/consents", response_model=StudentKept)
async def sign(id: UUID, body: NewConsent, edge: InTransaction) -> Response:
    """Record that a student, or a guardian, signed; it is valid for six years."""
    signature = Signature(
        signed_on=body.signed_on,
        by_guardian=body.signed_by is Signer.GUARDIAN,
        guardian_name=body.guardian_name,
    )
    command = RecordConsent(
        id=id,
        viewer=edge.viewer,
        text_id=body.text_id,
        signature=signature,
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        return answered(await record_consent(command, store), edge)


@router.post("/students/{id}/consents/withdraw", response_model=StudentKept)
async def withdraw(id: UUID, edge: InTransaction) -> Response:
    """Record that the student takes the consent back: from the next read on nothing is shown."""
    command = WithdrawConsent(id=id, viewer=edge.viewer, expected_version=edge.expected_version)
    async with edge.transaction() as store:
        return answered(await withdraw_consent(command, store), edge)

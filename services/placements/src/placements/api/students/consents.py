"""What students sign: the texts, and each student’s consent."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID

from fastapi import APIRouter, Response

from chassis.http import Language
from placements.api.dependencies import InTransaction
from placements.api.places.bodies import Province
from placements.api.students.bodies import NewConsent, Signer
from placements.api.students.students import answered
from placements.commands.students.record_consent import RecordConsent, record_consent
from placements.commands.students.withdraw_consent import WithdrawConsent, withdraw_consent
from placements.domain.requests.days import day_of
from placements.domain.students.consent_texts import TEXTS, ConsentText
from placements.domain.students.consents import Signature
from placements.queries.requests.shown import Shown
from placements.queries.students.shown import StudentKept
from placements.store.switches import settings_of
from policy.switches import FeatureSwitch, Place, Setting, is_on

router = APIRouter(tags=["consents"])


class ShownConsentText(Shown):
    """A text in the reader’s language; both languages are the same consent.

    `offered` is true for what may be signed now: the expanded one only where the province wants it.
    """

    id: str
    province: str
    version: int
    expanded: bool
    offered: bool
    title: str
    body: str
    signed_from: date
    signed_until: date | None


@router.get("/consent-texts")
async def list_consent_texts(
    edge: InTransaction, language: Language, province: Province | None = None
) -> list[ShownConsentText]:
    """Every text that is or was signed, by province and form."""
    async with edge.reading() as connection:
        settings = await settings_of(connection, [FeatureSwitch.EXPANDED_CONSENT])
    today = day_of(datetime.now(UTC))
    return [
        ShownConsentText(
            id=text.id,
            province=text.province,
            version=text.version,
            expanded=text.expanded,
            offered=_offered(text, settings, today),
            title=text.title.read_in(language),
            body=text.body.read_in(language),
            signed_from=text.signed_from,
            signed_until=text.signed_until,
        )
        for text in TEXTS.values()
        if province is None or text.province == province.upper()
    ]


def _offered(text: ConsentText, settings: Sequence[Setting], today: date) -> bool:
    place = Place(province=text.province)
    adopted = is_on(FeatureSwitch.EXPANDED_CONSENT, settings, place)
    return text.in_force_on(today) and (adopted or not text.expanded)


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

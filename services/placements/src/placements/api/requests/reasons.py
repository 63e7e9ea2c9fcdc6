"""The reasons for declining and for cancelling, as people choose them."""

from fastapi import APIRouter
from pydantic import BaseModel

from chassis.http import Language
from placements.api.dependencies import SignedIn
from placements.domain.requests.reasons import OTHER, REASONS, ReasonList

router = APIRouter(prefix="/reasons", tags=["reasons"])


class OfferedReason(BaseModel):
    """`needs_text` is true where the code alone says nothing."""

    list: ReasonList
    code: str
    text: str
    needs_text: bool


@router.get("")
async def list_reasons(_: SignedIn, language: Language) -> list[OfferedReason]:
    """All lists, each in the order in which people read it."""
    return [
        OfferedReason(list=list_, code=code, text=text.read_in(language), needs_text=code == OTHER)
        for list_, texts in REASONS.items()
        for code, text in texts.items()
    ]

"""What to look at before somebody is added to the staff, and why somebody leaves it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from identity.api.bodies import Email, Name
from identity.api.dependencies import InTransaction, SignedIn
from identity.domain.people.likeness import Newcomer
from identity.queries.people.alike import CandidateRow, people_alike
from identity.queries.people.reasons import ReasonRow, deactivation_reasons

router = APIRouter(tags=["people"])


@router.get("/people/alike")
async def list_alike(
    edge: InTransaction,
    *,
    agency_id: UUID,
    first_name: Annotated[Name, Query()],
    last_name: Annotated[Name, Query()],
    email: Annotated[Email | None, Query()] = None,
    direct_email: Annotated[Email | None, Query()] = None,
) -> list[CandidateRow]:
    """The records that may be the same person's, active or not: to ask while a form is typed."""
    newcomer = Newcomer(
        first_name=first_name, last_name=last_name, email=email, direct_email=direct_email
    )
    async with edge.reading() as connection:
        return await people_alike(connection, newcomer, agency_id=agency_id, viewer=edge.viewer)


@router.get("/deactivation-reasons")
async def list_deactivation_reasons(_: SignedIn) -> list[ReasonRow]:
    """The reasons for making a staff record inactive, in both languages."""
    return deactivation_reasons()

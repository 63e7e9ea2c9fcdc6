"""What everybody does before working here: the responsibilities, and the orientation."""

from datetime import datetime

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from identity.api.bodies import Body, LongText
from identity.api.dependencies import AtDesk, AtFirst, EdgeAtFirst, InTransaction
from identity.api.sign_in.desk import AccessToken
from identity.commands.sign_in.first_steps import (
    AcceptResponsibilities,
    FinishOrientation,
    PublishResponsibilities,
    accept_responsibilities,
    finish_orientation,
    publish_responsibilities,
)
from identity.domain.access.rights import expect_may
from identity.queries.accounts.responsibilities import responsibilities_in_force
from policy.permissions import Action

router = APIRouter(tags=["first steps"])


class ResponsibilitiesText(BaseModel):
    """A version is never changed: another text is another version."""

    model_config = ConfigDict(from_attributes=True)

    version: int
    text_fr: str
    text_en: str
    published_at: datetime


class NewResponsibilities(Body):
    text_fr: LongText
    text_en: LongText


class Acceptance(Body):
    version: int = Field(ge=1, le=1_000_000, description="The one that was read.")


@router.get("/responsibilities/current")
async def read_responsibilities(edge: EdgeAtFirst) -> ResponsibilitiesText:
    """The text that everybody accepts, in both languages."""
    async with edge.reading() as connection:
        return ResponsibilitiesText.model_validate(await responsibilities_in_force(connection))


@router.post("/responsibilities", status_code=201, response_model=ResponsibilitiesText)
async def publish(body: NewResponsibilities, edge: InTransaction) -> Response:
    """A new version, for administrators: everybody is asked for it at their next sign-in."""
    expect_may(edge.viewer, Action.PUBLISH_RESPONSIBILITIES)
    command = PublishResponsibilities(viewer=edge.viewer, **body.model_dump())
    async with edge.transaction() as store:
        text = await publish_responsibilities(command, store)
        return edge.answer(
            ResponsibilitiesText.model_validate(text),
            status_code=201,
            location="/responsibilities/current",
        )


@router.post("/responsibility-acceptances", status_code=201)
async def accept(
    body: Acceptance, edge: EdgeAtFirst, viewer: AtFirst, desk: AtDesk, response: Response
) -> AccessToken:
    """Accept the text; the answer is an access token that says what is left to do."""
    command = AcceptResponsibilities(viewer=viewer, version=body.version, language=edge.language)
    async with desk.database.transaction(viewer) as store:
        taken = await accept_responsibilities(command, store)
    response.headers["Cache-Control"] = "no-store"
    return await desk.access(taken.viewer, taken.expires_at)


@router.post("/orientation/completions", status_code=201)
async def complete_orientation(viewer: AtFirst, desk: AtDesk, response: Response) -> AccessToken:
    """The orientation was gone through; the answer is an access token without that step."""
    async with desk.database.transaction(viewer) as store:
        taken = await finish_orientation(FinishOrientation(viewer=viewer), store)
    response.headers["Cache-Control"] = "no-store"
    return await desk.access(taken.viewer, taken.expires_at)

"""The language in which somebody is written to, chosen by themselves."""

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from identity.api.bodies import Body
from identity.api.dependencies import EdgeAtFirst
from identity.commands.people.choose_language import ChooseLanguage, choose_language
from identity.domain.people.person import Language

router = APIRouter(prefix="/sessions/current/language", tags=["people"])


class LanguageChoice(Body):
    language: Language = Field(examples=["fr"])


class OwnLanguage(BaseModel):
    language: Language = Field(examples=["fr"])


@router.put("", response_model=OwnLanguage)
async def choose_own_language(body: LanguageChoice, edge: EdgeAtFirst) -> Response:
    """Choose the language of one's mails and messages from now on; screens and problems follow the
    `Accept-Language` of each request."""
    command = ChooseLanguage(viewer=edge.viewer, language=body.language)
    async with edge.transaction() as store:
        person = await choose_language(command, store)
        return edge.answer(OwnLanguage(language=person.facts.language))

"""The language of the caller, for routes that answer with words."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from chassis.problems import LanguageCode, language_of


async def spoken_language(request: Request) -> LanguageCode:
    """French, unless `Accept-Language` prefers English."""
    return language_of(request.scope)


Language = Annotated[LanguageCode, Depends(spoken_language)]

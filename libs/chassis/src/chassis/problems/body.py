"""The body of a problem answer (RFC 9457), with this house's additions."""

from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field

PROBLEM_JSON: Final = "application/problem+json"


class FieldError(BaseModel):
    """What is wrong with one field of the request."""

    model_config = ConfigDict(frozen=True)

    field: str = Field(description="Where, such as `ends_on` or `lines[0].hours`.")
    message: str = Field(description="For people, in the language of the answer.")


class Problem(BaseModel):
    """Why a request was not fulfilled."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={
            "example": {
                "type": "/problems/not-found",
                "title": "Introuvable",
                "status": 404,
                "detail": "Cet élément n’existe pas, ou vous n’y avez pas accès.",
                "instance": "/placement-requests/019ab0c4-5d6e-7f80-9a1b-2c3d4e5f6071",
                "slug": "not-found",
                "errors": [],
                "facts": {},
            }
        },
    )

    type: str = Field(description="Names the kind of problem; relative to the public address.")
    title: str = Field(description="The kind of problem in a few words.")
    status: int = Field(description="The HTTP status once more.")
    detail: str = Field(description="What happened and what may help.")
    instance: str = Field(description="The path that was asked for.")
    slug: str = Field(description="The stable name that programs may match on.")
    errors: list[FieldError] = Field(default=[], description="The fields at fault.")
    facts: dict[str, Any] = Field(default={}, description="Values that the detail speaks of.")

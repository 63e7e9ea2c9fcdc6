"""What the bodies of requests have in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Text = Annotated[str, StringConstraints(max_length=200)]
Email = Annotated[str, StringConstraints(max_length=254)]
Password = Annotated[str, StringConstraints(max_length=1000)]
Token = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=100)]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=50_000)]
Words = Annotated[str, StringConstraints(max_length=200)]


class Body(BaseModel):
    """Fields that are not known are refused, so that a typing error is not taken for consent."""

    model_config = ConfigDict(extra="forbid")

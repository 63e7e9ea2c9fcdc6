"""Every body of an API is described with an example that fits its own schema."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from jsonschema import Draft202012Validator
from pydantic import BaseModel, Field

from chassis.http.examples import with_examples


class Colour(StrEnum):
    RED = "red"


class Page(BaseModel):
    number: Annotated[int, Field(ge=3)]
    hours: Decimal | None


class Book(BaseModel):
    id: UUID
    name_fr: str
    bought_on: date
    colours: list[Colour]
    pages: list[Page]
    lent: bool
    notes: dict[str, str]
    shelf: Annotated[str, Field(examples=["B-12"])]


def schemas() -> dict[str, Any]:
    described = Book.model_json_schema(ref_template="#/components/schemas/{model}")
    return {**described.pop("$defs"), "Book": described}


def test_an_example_fits_the_schema_that_it_is_made_of() -> None:
    components = schemas()

    with_examples(components)

    document = {**components["Book"], "components": {"schemas": components}}
    example = components["Book"]["examples"][0]
    Draft202012Validator(document).validate(example)
    assert (example["shelf"], example["pages"][0]["number"]) == ("B-12", 3)


def test_an_example_that_somebody_wrote_stays() -> None:
    components = schemas()
    components["Book"]["examples"] = ["mine"]

    with_examples(components)

    assert components["Book"]["examples"] == ["mine"]
    assert components["Page"]["examples"]

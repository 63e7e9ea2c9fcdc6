"""What is wrong with a field is said in both languages, and never repeats what was typed."""

import json
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, get_args
from uuid import UUID

import pytest
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError, core_schema

from chassis.problems import FieldError, ProblemText, ProblemWriter
from chassis.problems.field_texts import FIELD_TEXTS
from chassis.problems.validation import field_errors, field_of

PRIVATE = "Tremblay"


class Season(StrEnum):
    AUTUMN = "autumn"
    WINTER = "winter"


class Line(BaseModel):
    hours: Decimal = Field(ge=0, max_digits=4)


class Wish(BaseModel):
    model_config = ConfigDict(extra="forbid")

    site_id: UUID
    discipline: str = Field(min_length=2, max_length=10)
    starts_on: date
    seats: int = Field(ge=1, le=200)
    season: Season
    channel: Literal["online", "paper"]
    at: AwareDatetime
    lines: list[Line]


def findings(values: dict[str, Any], language: Literal["fr", "en"] = "fr") -> dict[str, str]:
    try:
        Wish.model_validate_json(json.dumps(values))
    except ValidationError as refused:
        errors = [{**error, "loc": ("body", *error["loc"])} for error in refused.errors()]
        found: list[FieldError] = field_errors(errors, language, ProblemWriter({}))
        return {entry.field: entry.message for entry in found}
    return {}


WRONG = {
    "site_id": PRIVATE,
    "discipline": PRIVATE * 3,
    "starts_on": PRIVATE,
    "seats": 0,
    "season": PRIVATE,
    "channel": PRIVATE,
    "at": "2027-01-04T08:00:00",
    "lines": [{"hours": "8"}, {"hours": PRIVATE}],
    "phone": PRIVATE,
}


def test_findings_are_said_in_french() -> None:
    assert findings(WRONG) == {
        "site_id": "Un identifiant (UUID) est attendu.",
        "discipline": "Au plus 10 caractères.",
        "starts_on": "Une date est attendue (AAAA-MM-JJ).",
        "seats": "Au moins 1.",
        "season": "Valeurs permises : 'autumn' ou 'winter'.",
        "channel": "Valeurs permises : 'online' ou 'paper'.",
        "at": "Le fuseau horaire manque.",
        "lines[1].hours": "Un nombre est attendu.",
        "phone": "Ce champ n’existe pas.",
    }


def test_findings_are_said_in_english() -> None:
    english = findings({**WRONG, "discipline": "", "seats": "many"}, "en")

    assert english["discipline"] == "At least 2 characters."
    assert english["seats"] == "A whole number is expected."
    assert english["season"] == "Allowed values: 'autumn' or 'winter'."
    assert findings({}, "en")["lines"] == "This field is required."


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_was_typed_is_never_repeated(language: Literal["fr", "en"]) -> None:
    assert PRIVATE not in json.dumps(findings(WRONG, language))


def test_a_field_is_named_by_its_path() -> None:
    assert field_of(("body", "lines", 0, "hours")) == "lines[0].hours"
    assert field_of(("query", "limit")) == "limit"
    assert field_of(("body",)) == "body"
    assert field_of(("body", 3)) == "[3]"
    assert field_of(()) == "body"
    assert len(field_of(("body", "x" * 5000))) == 60


def test_a_service_may_say_it_in_its_own_words() -> None:
    texts = {
        "telephone-not-valid": ProblemText(
            fr=("Téléphone", "Dix chiffres, indicatif {area}."),
            en=("Telephone", "Ten digits, area {area}."),
        )
    }
    error = PydanticCustomError("telephone-not-valid", "wrong", {"area": 418})
    finding = {"type": error.type, "ctx": error.context, "loc": ("body", "phone")}

    assert field_errors([finding], "en", ProblemWriter(texts))[0].message == (
        "Ten digits, area 418."
    )


def test_a_finding_that_nobody_foresaw_gets_general_words() -> None:
    for finding in ({"type": "brand_new", "loc": ()}, {"type": "too_long", "loc": (), "ctx": {}}):
        message = field_errors([finding], "fr", ProblemWriter({}))[0].message
        assert message == "La valeur n’est pas valide."


def test_only_findings_that_pydantic_makes_have_words_and_both_languages_do() -> None:
    made = set(get_args(core_schema.ErrorType))

    assert set(FIELD_TEXTS) <= made
    assert all(french != english for french, english in FIELD_TEXTS.values())

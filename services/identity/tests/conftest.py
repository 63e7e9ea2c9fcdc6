"""Example facts that unit and integration tests share."""

from collections.abc import Callable
from typing import Any

import pytest

from identity.domain.agencies.agency import AgencyFacts, AgencyKind
from identity.domain.people.person import PersonFacts, StaffRole

PASSWORD = "un cheval, une pile, une agrafe"


@pytest.fixture
def password() -> str:
    return PASSWORD


@pytest.fixture
def agency_facts() -> Callable[..., AgencyFacts]:
    """A hospital in Quebec, unless told otherwise."""

    def make(**changes: Any) -> AgencyFacts:
        values: dict[str, Any] = {
            "kind": AgencyKind.RECEIVING,
            "name_fr": "Hôpital de la Rivière",
            "name_en": "River Hospital",
            "short_name": "HR",
            "province": "QC",
        }
        return AgencyFacts(**{**values, **changes})

    return make


@pytest.fixture
def person_facts() -> Callable[..., PersonFacts]:
    """A receiving coordinator with an address of her own, unless told otherwise."""

    def make(**changes: Any) -> PersonFacts:
        values: dict[str, Any] = {
            "first_name": "Hélène",
            "last_name": "Côté",
            "language": "fr",
            "roles": frozenset({StaffRole.RECEIVING_COORDINATOR}),
            "email": "stages@riviere.example",
            "direct_email": "helene.cote@riviere.example",
        }
        return PersonFacts(**{**values, **changes})

    return make

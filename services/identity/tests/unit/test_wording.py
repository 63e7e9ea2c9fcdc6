"""Names as people type them."""

import pytest

from identity.domain.accounts.account import sign_in_name
from identity.domain.wording import (
    MalformedEmail,
    NameMissing,
    address,
    findable,
    plain,
    required,
    sought,
    tidy,
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Hôtel-Dieu de Lévis", "hotel dieu de levis"),
        ("  CŒUR  du Québec ", "coeur du quebec"),
        ("O’Brien, Seán", "o brien sean"),
        ("Æther Straße", "aether strasse"),
        ("!!!", ""),
    ],
)
def test_words_are_compared_without_accents_case_or_signs(written: str, expected: str) -> None:
    assert plain(written) == expected


def test_a_record_is_found_by_the_beginnings_of_its_words() -> None:
    words = set(findable("Hélène", "Côté-Tremblay", None))

    assert set(sought("côt TREM")) <= words
    assert not set(sought("blay")) <= words


def test_a_word_longer_than_what_is_kept_is_still_found() -> None:
    assert set(sought("anticonstitutionnellement")) <= set(findable("Anticonstitutionnellement"))


def test_what_nobody_can_see_is_taken_out() -> None:
    assert tidy(" Jean\x00  Guy\t") == "Jean Guy"


def test_a_name_of_nothing_but_spaces_is_missing() -> None:
    with pytest.raises(NameMissing) as refused:
        required("  \x00 ", "first_name")

    assert refused.value.field == "first_name"


@pytest.mark.parametrize("text", ["", "a@b", "a b@c.ca", "@c.ca", "a@c.", "a@@c.ca", "<a@c.ca>"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(MalformedEmail):
        address(text, "email")


def test_an_address_keeps_its_spelling_but_signs_in_by_one() -> None:
    assert address(" Marie.Tremblay@Cegep.example ", "email") == "Marie.Tremblay@Cegep.example"
    assert sign_in_name(" Marie.Tremblay@Cegep.example") == "marie.tremblay@cegep.example"

"""What a password has to be."""

import pytest

from identity.domain.sign_in.password import (
    Owner,
    PasswordBreached,
    PasswordTooCommon,
    PasswordTooLong,
    PasswordTooShort,
    expect_good_password,
)

NAME = "marie.tremblay@cegep.example"
MARIE = Owner(sign_in_name=NAME, first_name="Marie-Ève", last_name="Tremblay")
STOLEN = "stolen somewhere else"


class OneStolen:
    def holds(self, password: str) -> bool:
        return password == STOLEN


NONE = OneStolen()


@pytest.mark.parametrize("password", ["twelve chars", "ééééàààà êêêê", "un cheval, une pile"])
def test_twelve_characters_of_any_kind_will_do(password: str) -> None:
    expect_good_password(password, owner=MARIE, breached=NONE)


def test_eleven_are_too_few() -> None:
    with pytest.raises(PasswordTooShort):
        expect_good_password("eleven char", owner=MARIE, breached=NONE)


def test_more_than_a_hash_should_have_to_chew_are_too_many() -> None:
    with pytest.raises(PasswordTooLong):
        expect_good_password("four" * 65, owner=MARIE, breached=NONE)


@pytest.mark.parametrize(
    "password", ["Motdepasse123", "PASSWORD12345", NAME, "marie.tremblay", "abababababab"]
)
def test_what_anybody_would_try_first_is_refused(password: str) -> None:
    with pytest.raises(PasswordTooCommon):
        expect_good_password(password, owner=MARIE, breached=NONE)


@pytest.mark.parametrize(
    "password",
    ["Marie-Eve Tremblay", "tremblay.marie-e\u0301ve", "MARIEEVETREMBLAY2026", "1marietremblay1!"],
)
def test_ones_own_name_is_refused_however_it_is_dressed(password: str) -> None:
    owner = Owner(sign_in_name=NAME, first_name="Marie-\u00c8ve", last_name="Tremblay")

    with pytest.raises(PasswordTooCommon):
        expect_good_password(password, owner=owner, breached=NONE)


def test_a_name_within_a_sentence_is_no_name() -> None:
    expect_good_password("marie tremblay aime les huards", owner=MARIE, breached=NONE)


def test_characters_are_counted_as_people_see_them() -> None:
    """Eleven accented letters, each written as a letter and an accent, are not twenty-two."""
    letters = "e\u0301a\u0300i\u0302o\u0302u\u0300e\u0300e\u0302a\u0302u\u0302i\u0308c\u0327"

    with pytest.raises(PasswordTooShort):
        expect_good_password(letters, owner=MARIE, breached=NONE)
    expect_good_password(letters + "n", owner=MARIE, breached=NONE)


@pytest.mark.parametrize("length", [64, 256])
def test_long_ones_are_welcome(length: int) -> None:
    password = ("huit huards nagent vers la rive " * 8)[:length]

    expect_good_password(password, owner=MARIE, breached=NONE)


def test_a_password_that_was_stolen_elsewhere_is_refused() -> None:
    with pytest.raises(PasswordBreached):
        expect_good_password(STOLEN, owner=MARIE, breached=NONE)

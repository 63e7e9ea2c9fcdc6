"""What a password has to be."""

import pytest

from identity.domain.sign_in.password import (
    PasswordBreached,
    PasswordTooCommon,
    PasswordTooLong,
    PasswordTooShort,
    expect_good_password,
)

NAME = "marie.tremblay@cegep.example"
STOLEN = "stolen somewhere else"


class OneStolen:
    def holds(self, password: str) -> bool:
        return password == STOLEN


NONE = OneStolen()


@pytest.mark.parametrize("password", ["twelve chars", "ééééàààà êêêê", "un cheval, une pile"])
def test_twelve_characters_of_any_kind_will_do(password: str) -> None:
    expect_good_password(password, sign_in_name=NAME, breached=NONE)


def test_eleven_are_too_few() -> None:
    with pytest.raises(PasswordTooShort):
        expect_good_password("eleven char", sign_in_name=NAME, breached=NONE)


def test_more_than_a_hash_should_have_to_chew_are_too_many() -> None:
    with pytest.raises(PasswordTooLong):
        expect_good_password("four" * 65, sign_in_name=NAME, breached=NONE)


@pytest.mark.parametrize(
    "password", ["Motdepasse123", "PASSWORD12345", NAME, "marie.tremblay", "abababababab"]
)
def test_what_anybody_would_try_first_is_refused(password: str) -> None:
    with pytest.raises(PasswordTooCommon):
        expect_good_password(password, sign_in_name=NAME, breached=NONE)


def test_a_password_that_was_stolen_elsewhere_is_refused() -> None:
    with pytest.raises(PasswordBreached):
        expect_good_password(STOLEN, sign_in_name=NAME, breached=NONE)

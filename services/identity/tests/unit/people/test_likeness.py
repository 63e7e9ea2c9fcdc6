"""Who is warned of when somebody is added."""

import pytest

from identity.domain.people.likeness import Likeness, Newcomer, alike_by_name, same_email

HELENE = ("Hélène", "Côté")


@pytest.mark.parametrize(
    "other",
    [("Helene", "COTE"), ("Côté", "Hélène"), ("hélène", "cote")],
)
def test_accents_case_and_order_make_no_other_name(other: tuple[str, str]) -> None:
    assert alike_by_name(HELENE, other) is Likeness.SAME_NAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Jean-Pierre", "Tremblay"), ("Jean", "Tremblay")),
        (("Marie", "Tremblay"), ("Marie", "Tremblay-Roy")),
        (("Catherine", "Gagnon"), ("Katherine", "Gagnon")),
        (("Nathalie", "Bouchard"), ("Natalie", "Bouchard")),
        (("Luc", "Gagné"), ("Lcu", "Gagné")),
        (("Luc", "Roy"), ("Luc", "Roi")),
    ],
)
def test_a_slip_or_a_second_name_makes_a_name_alike(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert alike_by_name(one, other) is Likeness.ALIKE_NAME
    assert alike_by_name(other, one) is Likeness.ALIKE_NAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Marie", "Tremblay"), ("Mario", "Tremblette")),
        (("Marie", "Tremblay"), ("Sophie", "Tremblay")),
        (("Émile", "Côté"), ("Zoé", "Côté")),
        (("Anne", "Roy"), ("Jean", "Roy")),
        (("李", "娜"), ("王", "芳")),
    ],
)
def test_another_name_is_not_alike(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert alike_by_name(one, other) is None


def test_a_person_with_one_name_is_the_same_in_both_fields() -> None:
    assert alike_by_name(("Suharto", "Suharto"), ("suharto", "suharto")) is Likeness.SAME_NAME
    assert alike_by_name(("李", "娜"), ("李", "娜")) is Likeness.SAME_NAME


def newcomer(*, email: str | None = None, direct_email: str | None = None) -> Newcomer:
    return Newcomer(first_name="A", last_name="B", email=email, direct_email=direct_email)


def test_a_direct_address_is_one_persons_whatever_its_case() -> None:
    new = newcomer(direct_email="HC@riviere.example")

    assert same_email(new, email=None, direct_email="hc@riviere.example")
    assert same_email(new, email="hc@riviere.example", direct_email=None)
    assert same_email(newcomer(email="hc@r.example"), email=None, direct_email="HC@r.example")


def test_a_shared_mailbox_of_people_with_addresses_of_their_own_says_nothing() -> None:
    shared = "stages@riviere.example"
    new = newcomer(email=shared, direct_email="a@riviere.example")

    assert not same_email(new, email=shared, direct_email="b@riviere.example")
    assert same_email(newcomer(email=shared), email=shared, direct_email="b@riviere.example")
    assert not same_email(newcomer(), email=None, direct_email=None)

"""Names as people have them and as others type them: for searching, and for warning."""

import pytest

from identity.domain.people.likeness import Likeness, alike_by_name
from identity.domain.wording import findable, sought

SAME = [
    (("Émilie", "Côté"), ("emilie", "cote")),
    (("Émilie", "Côté"), ("COTE ", " EMILIE")),
    (("E\u0301milie", "Co\u0302te\u0301"), ("Émilie", "Côté")),
    (("Marie-Ève", "Roy-Lavoie"), ("marie eve", "roy lavoie")),
    (("Marie-Ève", "Roy–Lavoie"), ("Marie‑Ève", "Lavoie Roy")),
    (("Luc", "d’Amours"), ("Luc", "d'Amours")),
    (("Luc", "d’Amours"), ("Luc", "Damours")),
    (("Sean", "O’Brien"), ("SEAN", "OBRIEN")),
    (("Maëlle", "Lœuillet"), ("Maelle", "Loeuillet")),
    (("Lætitia", "Œuvrard"), ("LAETITIA", "OEUVRARD")),
    (("Jürgen", "Strauß"), ("Jurgen", "STRAUSS")),
    (("Suharto", "Suharto"), ("suharto ", "SUHARTO")),
    (("Иван", "Петров"), ("ПЕТРОВ", "иван")),
    (("ᐱᑕ", "ᐊᑕᒍᑦᑖᓗᒃ"), ("ᐱᑕ", "ᐊᑕᒍᑦᑖᓗᒃ")),
    (("Nguyễn", "Thị Ánh"), ("nguyen", "thi anh")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_name_is_found_and_warned_of_however_it_is_written(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert set(sought(" ".join(other))) <= set(findable(*one))
    assert alike_by_name(one, other) is Likeness.SAME_NAME
    assert alike_by_name(other, one) is Likeness.SAME_NAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("李", "娜"), ("李", "芳")),
        (("Иван", "Петров"), ("Анна", "Сидорова")),
        (("Émilie", "Côté"), ("Émile", "Caron")),
    ],
)
def test_another_name_is_neither(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not set(sought(" ".join(other))) <= set(findable(*one))
    assert alike_by_name(one, other) is None

"""Every rule of places, programs and imports says in both languages what is wrong."""

from chassis.problems import errors_of, texts_missing
from placements.api.places.problems import TEXTS


def test_every_broken_rule_is_told_in_both_languages() -> None:
    errors = errors_of(
        "placements.domain.agencies",
        "placements.domain.places",
        "placements.domain.programs",
        "placements.domain.facilities",
        "placements.api.places",
    )

    assert len(errors) > 25
    assert texts_missing(errors, TEXTS) == []

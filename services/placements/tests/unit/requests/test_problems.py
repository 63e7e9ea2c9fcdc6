"""Every rule of requests has its words."""

from chassis.problems.completeness import errors_of, texts_missing
from placements.api.problems import TEXTS


def test_every_broken_rule_is_told_in_both_languages() -> None:
    assert texts_missing(errors_of("placements.domain.requests"), TEXTS) == []

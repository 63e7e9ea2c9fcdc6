"""Every rule and every reason of requests has its words."""

from chassis.problems.completeness import errors_of, texts_missing
from placements.api.problems import TEXTS
from placements.domain.requests.reasons import REASONS, text_of


def test_every_broken_rule_is_told_in_both_languages() -> None:
    assert texts_missing(errors_of("placements.domain.requests"), TEXTS) == []


def test_a_code_means_the_same_in_every_list() -> None:
    for texts in REASONS.values():
        for code, text in texts.items():
            assert text_of(code) == text
            assert text.fr
            assert text.en

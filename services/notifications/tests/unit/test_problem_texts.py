"""Every broken rule of this service has its words in both languages."""

from chassis.problems import errors_of, texts_missing
from notifications.api.problems import TEXTS


def test_every_error_has_a_text_in_both_languages() -> None:
    errors = errors_of("notifications.domain", "notifications.commands")

    assert texts_missing(errors, TEXTS) == []
    assert {error.slug for error in errors} == set(TEXTS)

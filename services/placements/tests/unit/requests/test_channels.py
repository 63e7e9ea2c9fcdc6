"""Whether a contact is a user, from every fact that it depends on."""

from datetime import date, timedelta
from typing import Any

import pytest

from placements.domain.requests.channels import CHANNEL_TEXTS, ChannelReason, Contact
from placements.domain.requests.statuses import Channel

TODAY = date(2026, 11, 23)
USER: dict[str, Any] = {
    "active": True,
    "account_enabled": True,
    "alerts_accepted": True,
    "last_signed_in_on": TODAY - timedelta(days=180),
}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, ChannelReason.CONTACT_IS_USER),
        ({"has_agency": False}, ChannelReason.NO_AGENCY),
        ({"active": None}, ChannelReason.NO_CONTACT),
        ({"active": False}, ChannelReason.CONTACT_LEFT),
        ({"account_enabled": None}, ChannelReason.NO_ACCOUNT),
        ({"account_enabled": False}, ChannelReason.ACCOUNT_DISABLED),
        ({"alerts_accepted": False}, ChannelReason.ALERTS_NOT_ACCEPTED),
        ({"last_signed_in_on": None}, ChannelReason.NEVER_SIGNED_IN),
        ({"last_signed_in_on": TODAY - timedelta(days=181)}, ChannelReason.DORMANT),
    ],
)
def test_a_contact_is_a_user_only_if_nothing_is_missing(
    changes: dict[str, Any], reason: ChannelReason
) -> None:
    contact = Contact(**{**USER, **changes})

    assert contact.reached(TODAY) is reason
    assert contact.channel(TODAY) is (Channel.PAPER if changes else Channel.ONLINE)


@pytest.mark.parametrize("reason", ChannelReason)
def test_every_reason_has_words_in_both_languages(reason: ChannelReason) -> None:
    assert CHANNEL_TEXTS[reason].fr
    assert CHANNEL_TEXTS[reason].en

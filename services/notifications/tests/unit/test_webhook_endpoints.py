"""What an endpoint may be, who may set it up, and what follows from each attempt."""

from datetime import UTC, datetime, timedelta

import pytest

from chassis.auth import Level, Role
from chassis.ids import new_id
from notifications.domain.retries import WEBHOOK
from notifications.domain.webhook_delivery import (
    Attempt,
    ClaimedDelivery,
    DeliveryState,
    outcome_of,
)
from notifications.domain.webhook_endpoint import (
    EventTypeUnknown,
    OnlyAdministrators,
    UrlNotUsable,
    WebhookEndpoint,
    known_types,
    must_administer,
    usable_url,
)
from testkit import a_viewer

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "url",
    [
        "http://partner.example/",
        "ftp://partner.example/",
        "https://",
        "https:///path",
        "https://user:word@partner.example/",
        "https://partner.example/#part",
        "https://partner.example:0/",
        "https://partner.example:99999/",
        "https://partner.example/ with spaces",
        "https://[::1/",
        "javascript:alert(1)",
        "https://pärtner.example/",
    ],
)
def test_unusable_addresses_are_refused(url: str) -> None:
    with pytest.raises(UrlNotUsable):
        usable_url(url, allow_http=False)


def test_a_setting_allows_addresses_without_tls() -> None:
    assert usable_url("http://127.0.0.1:9/hook", allow_http=True) == "http://127.0.0.1:9/hook"


def test_unknown_events_are_refused() -> None:
    with pytest.raises(EventTypeUnknown):
        known_types(["placements.placement_request_eaten.v1"])


@pytest.mark.parametrize(
    ("role", "level", "may"),
    [
        (Role.ADMINISTRATOR, Level.REGULAR, True),
        (Role.PLACING_COORDINATOR, Level.LOCAL_ADMINISTRATOR, True),
        (Role.PLACING_COORDINATOR, Level.REGULAR, False),
        (Role.ADMINISTRATOR, Level.VIEW_ONLY, False),
        (Role.SUPERVISOR, Level.REGULAR, False),
    ],
)
def test_webhooks_belong_to_administrators(
    role: Role,
    level: Level,
    may: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    viewer = a_viewer(role=role, level=level)
    if may:
        must_administer(viewer)
        return
    with pytest.raises(OnlyAdministrators):
        must_administer(viewer)


def test_a_rotation_keeps_the_old_secret_for_a_day_and_shows_neither() -> None:
    endpoint = WebhookEndpoint.register(
        viewer=a_viewer(), url="https://a.example/", description="", event_types=None, now=NOW
    )
    first = endpoint.secret

    second = endpoint.rotate_secret(NOW)

    assert first != second
    assert second.startswith("whsec_")
    assert (endpoint.old_secret, endpoint.old_secret_until) == (first, NOW + timedelta(hours=24))
    assert first not in repr(endpoint)
    assert second not in repr(endpoint)


def test_failures_are_tried_again_by_the_schedule_and_then_given_up() -> None:
    failed = Attempt(attempted_at=NOW, duration_ms=1, status_code=500)
    waits = []
    for failures in range(len(WEBHOOK)):
        outcome = outcome_of(_claimed(failures), failed, now=NOW)
        assert outcome.state is DeliveryState.DUE
        waits.append(outcome.try_again_at - NOW)

    assert waits == [
        timedelta(seconds=5),
        timedelta(minutes=5),
        timedelta(minutes=30),
        timedelta(hours=2),
        timedelta(hours=5),
        timedelta(hours=10),
        timedelta(hours=10),
    ]
    assert outcome_of(_claimed(7), failed, now=NOW).state is DeliveryState.FAILED


@pytest.mark.parametrize(
    ("status_code", "state"),
    [
        (200, DeliveryState.DELIVERED),
        (204, DeliveryState.DELIVERED),
        (302, DeliveryState.DUE),
        (404, DeliveryState.DUE),
        (None, DeliveryState.DUE),
    ],
)
def test_only_an_answer_in_the_two_hundreds_is_a_success(
    status_code: int | None, state: DeliveryState
) -> None:
    attempt = Attempt(attempted_at=NOW, duration_ms=1, status_code=status_code)

    assert outcome_of(_claimed(0), attempt, now=NOW).state is state


def _claimed(failures: int) -> ClaimedDelivery:
    return ClaimedDelivery(
        id=new_id(),
        endpoint_id=new_id(),
        event_id=new_id(),
        url="https://a.example/",
        body="{}",
        secrets=(),
        failures=failures,
    )

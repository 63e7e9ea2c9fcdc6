"""What the real services tell browsers through the real gateway."""

from dataclasses import replace

import pytest

from tests.journeys.people import REQUESTS
from tests.journeys.province import Province

pytestmark = [
    pytest.mark.rabbitmq,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("journeys"),
]

ONCE = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
PERSONAL = (
    "/api/identity/sessions/current",
    "/api/identity/people",
    REQUESTS,
    "/api/reporting/request-activity",
    "/api/billing/invoice-lines",
    "/api/notifications/inbox-items",
)


@pytest.mark.parametrize("path", PERSONAL)
async def test_nothing_about_a_person_is_kept_on_the_way(province: Province, path: str) -> None:
    answers = [await one.ask("GET", path) for one in (province.pc, replace(province.pc, token=""))]

    assert [one.status_code for one in answers] == [200, 401]
    for answer in answers:
        told = {name: answer.headers.get_list(name) for name in ONCE}
        assert told == {name: [value] for name, value in ONCE.items()}


@pytest.mark.parametrize("path", PERSONAL)
async def test_pages_of_other_sites_are_allowed_nothing(province: Province, path: str) -> None:
    foreign = {"Origin": "https://evil.example"}
    preflight = {**foreign, "Access-Control-Request-Method": "POST"}

    answers = [
        await province.pc.ask("GET", path, headers=foreign),
        await replace(province.pc, token="").ask("OPTIONS", path, headers=preflight),
    ]

    assert not answers[1].is_success
    assert not [
        name for one in answers for name in one.headers if name.startswith("access-control")
    ]

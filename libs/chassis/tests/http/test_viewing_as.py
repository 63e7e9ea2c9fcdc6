"""Whoever views as somebody else looks, and changes nothing, whichever service they ask."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from chassis.auth import RealViewer, Role, sign_access_token
from chassis.ids import new_id
from libs.chassis.tests.http.conftest import KEY
from testkit import a_viewer


@pytest.fixture
def headers() -> dict[str, str]:
    real = RealViewer(
        account_id=new_id(),
        person_id=new_id(),
        role_assignment_id=new_id(),
        agency_id=new_id(),
        role=Role.ADMINISTRATOR,
        view_id=new_id(),
    )
    viewer = replace(a_viewer(), real_viewer=real)
    now, lifetime = datetime.now(UTC), timedelta(minutes=5)
    token = sign_access_token(viewer, KEY, now=now, lifetime=lifetime)
    return {"Authorization": f"Bearer {token}"}


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_an_unsafe_method_is_refused_before_the_route_runs(
    client: httpx2.AsyncClient, headers: dict[str, str], language: str
) -> None:
    answer = await client.post(
        "/books", json={"title": "x"}, headers={**headers, "Accept-Language": language}
    )

    assert (answer.status_code, answer.json()["slug"]) == (403, "viewing-as")
    assert answer.headers["content-language"] == language


async def test_looking_is_let_through(client: httpx2.AsyncClient, headers: dict[str, str]) -> None:
    assert (await client.get("/books", headers=headers)).status_code == 200

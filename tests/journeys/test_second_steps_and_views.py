"""Through the gateway: a second step of signing in, and looking as another person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from tests.journeys.people import PASSWORD, REQUESTS, Person
from tests.journeys.province import Province

pytestmark = [
    pytest.mark.rabbitmq,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("journeys"),
]

SESSIONS = "/api/identity/sessions"
UNSAFE = (
    ("POST", REQUESTS),
    ("POST", "/api/billing/rate-schedules"),
    ("POST", "/api/notifications/webhook-endpoints"),
    ("PATCH", "/api/identity/people/0193a5c0-0000-7000-8000-000000000001"),
)


async def test_a_person_enrols_an_app_and_signs_in_with_it(province: Province) -> None:
    person = replace(province.people["supervisor"])
    await person.sign_in()
    app = pyotp.TOTP((await person.post("/api/identity/second-factor/app"))["secret"])
    first = app.at(datetime.now(UTC) - timedelta(seconds=30))
    confirmed = await person.post("/api/identity/second-factor/app/confirm", {"code": first})
    anew = replace(person, token="")

    asked = await anew.ask("POST", SESSIONS, json={"email": person.email, "password": PASSWORD})
    body = {"challenge": asked.json()["challenge"], "code": app.now()}
    opened = await anew.post(f"{SESSIONS}/second-step", body)
    again = await anew.ask("POST", f"{SESSIONS}/second-step", json=body)
    anew.token = opened["access_token"]

    assert asked.status_code == 202
    assert "access_token" not in asked.json()
    assert (await anew.get(f"{SESSIONS}/current"))["first_name"] == "Susan"
    assert again.json()["slug"] == "challenge-over"
    await _take_off(anew, confirmed["recovery_codes"][0])
    await province.people["supervisor"].sign_in()


async def test_an_administrator_sees_what_a_hospital_sees_and_changes_nothing(
    administrator: Person, province: Province
) -> None:
    pc, rc = province.pc, province.rc
    for person in (administrator, pc, rc):
        await person.sign_in()
    draft = await pc.post(REQUESTS, province.wanted())
    request = await pc.move(draft, "send")
    own = await rc.get(f"{SESSIONS}/current")
    view = await administrator.post(
        "/api/identity/views",
        {"role_assignment_id": own["role_assignment_id"], "reason": "Billet 4711"},
    )
    eyes = replace(administrator, token=view["token"]["access_token"])

    shown = await eyes.get(f"{SESSIONS}/current")
    refused = [await eyes.ask(method, path, json={}) for method, path in UNSAFE]

    assert (shown["first_name"], shown["viewed_by"]["first_name"]) == ("Rita", "Ada")
    path = f"{REQUESTS}/{request['id']}"
    assert await eyes.get(path) == await rc.get(path)
    assert await eyes.everything(REQUESTS) == await rc.everything(REQUESTS)
    assert {(one.status_code, one.json()["slug"]) for one in refused} == {(403, "viewing-as")}
    await administrator.post(f"/api/identity/views/{view['id']}/end")
    over = await eyes.ask("GET", f"{SESSIONS}/current")
    assert over.json()["slug"] == "session-over"
    log = await administrator.get("/api/identity/audit-log", limit=50)
    told = [row["what"] for row in log if row["what"].startswith("view_as")]
    assert sorted(told) == ["view_as.added", "view_as.changed"]


async def _take_off(person: Person, code: str) -> None:
    """As it was before, for whoever travels next."""
    await person.post(f"{SESSIONS}/current/proof", {"code": code})
    taken_off = await person.ask("DELETE", "/api/identity/second-factor/app")
    assert taken_off.status_code == 204

"""What people and systems tell Practica, and are told, that nobody may read in a log."""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import httpx2
import pyotp

from tests.journeys.deployment import Deployment
from tests.journeys.people import REQUESTS, Json, Person
from tests.journeys.province import Province

_PEOPLE = "/api/identity/people"
_STUDENTS = "/api/placements/students"
_SHORTEST = 6
"""Shorter values occur in any log by chance."""


@dataclass
class Secrets:
    """Values by what they are."""

    values: dict[str, str] = field(default_factory=dict)

    def keep(self, what: str, value: str) -> str:
        assert len(value) >= _SHORTEST, what
        self.values[f"{what} {len(self.values)}"] = value
        return value

    def make(self, what: str) -> str:
        """A value that occurs nowhere else, with a letter that logs may escape."""
        return self.keep(what, f"{what.replace(' ', '')}é{uuid4().hex[:12]}".capitalize())

    def found_in(self, text: str) -> list[str]:
        return [what for what, value in self.values.items() if _stands_in(value, text)]


def _stands_in(value: str, text: str) -> bool:
    """As it is, as JSON and Python escape it, in a URL, or without its capitals."""
    written = {value, value.lower(), json.dumps(value)[1:-1], ascii(value)[1:-1], quote(value)}
    return any(one in text for one in written)


async def somebody_new(administrator: Person, province: Province, secrets: Secrets) -> Person:
    """Added, invited, and about to sign in; everything of theirs is a secret."""
    email = secrets.keep("e-mail", f"kz{uuid4().hex[:10]}@secret.example")
    body: Json = {
        "agency_id": province.school_id,
        "first_name": secrets.make("first name"),
        "last_name": secrets.make("last name"),
        "language": "fr",
        "roles": ["placing_coordinator"],
        "email": email,
        "direct_email": email,
    }
    person = await administrator.post(_PEOPLE, body)
    opened = await administrator.post(
        "/api/identity/accounts", {"person_id": person["id"], "hand_over": True}
    )
    rights = {"person_id": person["id"], "agency_id": province.school_id}
    role = {"role": "placing_coordinator"}
    await administrator.post("/api/identity/role-assignments", rights | role)
    token = secrets.keep("invitation", opened["invitation"]["token"])
    password = secrets.make("password")
    accepted = {"token": token, "password": password}
    await administrator.post("/api/identity/invitations/accept", accepted)
    return Person(administrator.client, email, password, person["id"])


async def sign_in_in_every_way(person: Person, deployment: Deployment, secrets: Secrets) -> None:
    """Wrongly, rightly, again with the refresh token, and with an app and its codes."""
    sessions, password = "/api/identity/sessions", person.key
    named = {"email": person.email, "password": password}
    wrong = named | {"password": secrets.make("wrong password")}
    assert (await person.ask("POST", sessions, json=wrong)).status_code == 401
    opened = await person.post(sessions, named)
    _kept(opened, person, secrets)
    _kept(
        await person.post(f"{sessions}/refresh", {"refresh_token": person.refresh_token}),
        person,
        secrets,
    )
    await person.take_first_steps()
    secrets.keep("access token", person.token)
    app = pyotp.TOTP((await person.post("/api/identity/second-factor/app"))["secret"])
    secrets.keep("secret of the app", app.secret)
    earlier = app.at(datetime.now(UTC) - timedelta(seconds=30))
    shown = await person.post("/api/identity/second-factor/app/confirm", {"code": earlier})
    for code in shown["recovery_codes"]:
        secrets.keep("recovery code", code)
    asked = (await person.ask("POST", sessions, json=named)).json()
    step = {"challenge": secrets.keep("challenge", asked["challenge"])}
    _kept(
        await person.post(f"{sessions}/second-step", step | {"code": shown["recovery_codes"][0]}),
        person,
        secrets,
    )
    forgotten = await person.ask(
        "POST", "/api/identity/password-resets", json={"email": person.email}
    )
    assert forgotten.status_code == 202


def link_mailed(person: Person, deployment: Deployment, secrets: Secrets) -> None:
    """Fails while the mail with the link for a new password has not come."""
    texts = "".join(mail.body("plain") for mail in deployment.mail.mails_to(person.email))
    found = re.search(r"/reset-password#(\S+)", texts)
    assert found
    secrets.keep("link of a mail", found[1])


async def partner_of(pc: Person, outside: httpx2.AsyncClient, secrets: Secrets) -> None:
    """A system of the school: its secret right and wrong, in the header and in the body."""
    wanted = {
        "agency_id": pc.agency_id,
        "name": "Journaux",
        "role": "placing_coordinator",
        "scopes": ["placements:read"],
        "expires_at": (datetime.now(UTC) + timedelta(days=2)).isoformat(),
    }
    made = await pc.post("/api/identity/partner-clients", wanted)
    secret = secrets.keep("client secret", made["client_secret"])
    grant = {"grant_type": "client_credentials"}
    in_body = grant | {"client_id": made["id"], "client_secret": secret}
    wrong = in_body | {"client_secret": secrets.make("wrong client secret")}
    address = "/api/identity/oauth2/token"
    answers = [
        await outside.post(address, data=grant, auth=httpx2.BasicAuth(made["id"], secret)),
        await outside.post(address, data=in_body),
        await outside.post(address, data=wrong),
        await outside.post(f"{address}?client_secret={quote(secret)}", data=grant),
    ]
    for answer in answers:
        if answer.is_success:
            secrets.keep("partner's token", answer.json()["access_token"])
    assert [answer.is_success for answer in answers][2:] == [False, False]


async def webhooks_of(pc: Person, secrets: Secrets) -> str:
    """An endpoint that does not answer; its address holds a key, as some partners have it."""
    key = secrets.make("key of an address").encode().hex()
    body = {"url": f"http://127.0.0.1:9/{secrets.keep('key', key)}?key={key}"}
    made = await pc.post("/api/notifications/webhook-endpoints", body)
    secrets.keep("signing secret", made["secret"])
    path = f"/api/notifications/webhook-endpoints/{made['id']}"
    await pc.post(f"{path}/test")
    return path


async def students_of(pc: Person, province: Province, secrets: Secrets) -> Json:
    """Recorded, corrected, searched for, named on a request; answers the record."""
    body = {
        "program_id": province.program["id"],
        "first_name": secrets.make("student first name"),
        "last_name": secrets.make("student last name"),
        "student_number": secrets.make("student number"),
        "school_email": secrets.keep("student e-mail", f"etu{uuid4().hex[:9]}@etu.example"),
        "home_address": secrets.make("home address"),
    }
    student = await pc.post(_STUDENTS, body)
    changed = {"health_note": secrets.make("health note")}
    path = f"/api/placements/students/{student['id']}"
    assert (await pc.ask("PATCH", path, json=changed)).is_success
    await pc.post("/api/placements/students/search", {"words": body["last_name"]})
    request = await pc.post(REQUESTS, province.wanted())
    named = {"student_ids": [student["id"]]}
    await pc.post(f"{REQUESTS}/{request['id']}/students", named)
    await pc.get(f"{REQUESTS}/{request['id']}/students")
    return body


async def bodies_that_are_refused(pc: Person, secrets: Secrets) -> None:
    """Wrong types, broken JSON, and secrets where they do not belong."""
    secret = secrets.make("out of place")
    bodies: list[dict[str, Any]] = [
        {"json": {"email": {"secret": secret}, "password": [secret], secret: secret}},
        {"content": f'{{"password": "{secret}", '},
        {"content": f"email={secret}", "headers": {"Content-Type": "text/plain"}},
        {"json": {"words": secret, "first_name": 5, "last_name": {"x": secret}}},
        {"json": {}, "params": {"q": secret, "limit": secret, "cursor": secret}},
        {"json": {}, "headers": {"If-Match": "x", "Idempotency-Key": secret.encode().hex() * 20}},
    ]
    resets = "/api/identity/password-resets"  # its rate is nobody else's, unlike that of sign-ins
    tries = [*product((resets, _STUDENTS, _PEOPLE), bodies), ("/api/identity/sessions", bodies[0])]
    for path, body in tries:
        answer = await pc.ask("POST", path, **body)
        assert answer.status_code in (400, 401, 403, 422), answer.text
    for path in (_STUDENTS, _PEOPLE):
        asked = await pc.ask("GET", path, params={"q": secret, "cursor": secret})
        assert asked.status_code < 500


def _kept(opened: Json, person: Person, secrets: Secrets) -> None:
    person.token = secrets.keep("access token", opened["access_token"])
    person.refresh_token = secrets.keep("refresh token", opened["refresh_token"])

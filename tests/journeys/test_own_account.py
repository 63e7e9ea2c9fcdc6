"""Somebody forgets the password, gets a link by mail, and signs in anew; through the gateway."""

import re

import httpx2

from testkit import eventually
from tests.journeys.deployment import Deployment
from tests.journeys.people import Person
from tests.journeys.province import Province

_NEW = "deux lampes et trois tapis rouges"


async def test_a_forgotten_password_is_replaced_by_mail(
    deployment: Deployment, outside: httpx2.AsyncClient, province: Province
) -> None:
    stranger = province.people["stranger"]
    asked = await outside.post("/api/identity/password-resets", json={"email": stranger.email})
    assert asked.status_code == 202

    async def link() -> str:
        texts = [mail.body("plain") for mail in deployment.mail.mails_to(stranger.email)]
        found = re.search(r"/reset-password#(\S+)", "".join(texts))
        assert found
        return found[1]

    token = await eventually(link, within=30)
    body = {"token": token, "password": _NEW}
    accepted = await outside.post("/api/identity/invitations/accept", json=body)

    assert accepted.status_code == 204
    over = await outside.post(
        "/api/identity/sessions/refresh", json={"refresh_token": stranger.refresh_token}
    )
    assert over.status_code == 401
    body = {"email": stranger.email, "password": _NEW}
    opened = await outside.post("/api/identity/sessions", json=body)
    stranger.token = opened.json()["access_token"]
    stranger.refresh_token = opened.json()["refresh_token"]
    signed_in: Person = stranger
    assert len(await signed_in.get("/api/identity/sessions")) == 1

"""Somebody who is signed in and speaks to Practica through the gateway."""

from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic
from typing import Any
from uuid import uuid4

import httpx2

Json = dict[str, Any]

REQUESTS = "/api/placements/placement-requests"
PASSWORD = "un petit pas chaque matin"
RENEWED_EVERY = 300.0
"""Seconds, well within the ten minutes of a token: a person here outlasts many of them."""


@dataclass
class Person:
    """One person at one screen, reading English unless told otherwise."""

    client: httpx2.AsyncClient
    email: str
    key: str = ""
    person_id: str = ""
    agency_id: str = ""
    language: str = "en"
    token: str = field(default="", repr=False)
    refresh_token: str = field(default="", repr=False)
    renewed_at: float = field(default_factory=monotonic, repr=False)

    async def accept_invitation(self, secret: str) -> None:
        """Sets the password with the link that was handed over."""
        body = {"token": secret, "password": PASSWORD}
        await self.post("/api/identity/invitations/accept", body)

    async def sign_in(self) -> None:
        body = {"email": self.email, "password": PASSWORD}
        self._keep(await self.post("/api/identity/sessions", body))
        await self.take_first_steps()
        session = await self.get("/api/identity/sessions/current")
        self.person_id = session["person_id"]
        self.agency_id = session["roles"][0]["agency_id"]

    async def take_first_steps(self) -> None:
        """As everybody does once; whoever has done it is asked for nothing."""
        answer = await self.ask("GET", "/api/identity/agencies")
        if answer.is_success or answer.json()["slug"] != "responsibilities-not-accepted":
            return
        text = await self.get("/api/identity/responsibilities/current")
        accepted = await self.post(
            "/api/identity/responsibility-acceptances", {"version": text["version"]}
        )
        self.token = accepted["access_token"]
        oriented = await self.post("/api/identity/orientation/completions")
        self.token = oriented["access_token"]

    async def refresh(self) -> None:
        body = {"refresh_token": self.refresh_token}
        self._keep(await self.post("/api/identity/sessions/refresh", body))

    async def ask(self, method: str, path: str, **more: Any) -> httpx2.Response:
        """The bare answer, whatever it is."""
        if self.refresh_token and monotonic() - self.renewed_at > RENEWED_EVERY:
            self.renewed_at = monotonic()
            await self.refresh()
        headers = {"Accept-Language": self.language, **more.pop("headers", {})}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return await self.client.request(method, path, headers=headers, **more)

    async def get(self, path: str, **parameters: object) -> Any:
        return body_of(await self.ask("GET", path, params=parameters))

    async def everything(self, path: str, **parameters: object) -> list[Json]:
        """All rows of a list, page after page, along the links that the answers carry."""
        answer = await self.ask("GET", path, params={"limit": 200, **parameters})
        rows: list[Json] = body_of(answer)
        while "next" in answer.links:
            answer = await self.ask("GET", answer.links["next"]["url"])
            rows += body_of(answer)
        return rows

    async def find(self, path: str) -> Any:
        """None where there is nothing for this person."""
        answer = await self.ask("GET", path)
        return None if answer.status_code == HTTPStatus.NOT_FOUND else body_of(answer)

    async def post(self, path: str, body: Json | None = None, *, version: int | None = None) -> Any:
        headers = {"Idempotency-Key": str(uuid4())}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return body_of(await self.ask("POST", path, json=body or {}, headers=headers))

    async def move(self, request: Json, verb: str, body: Json | None = None) -> Json:
        """Makes a move on the request as this person sees it now."""
        seen = await self.get(f"{REQUESTS}/{request['id']}")
        path = f"{REQUESTS}/{request['id']}/{verb}"
        moved: Json = await self.post(path, body, version=seen["version"])
        return moved

    def _keep(self, opened: Json) -> None:
        self.token, self.refresh_token = opened["access_token"], opened["refresh_token"]
        self.renewed_at = monotonic()


def body_of(answer: httpx2.Response) -> Any:
    request = answer.request
    assert answer.is_success, f"{request.method} {request.url}: {answer.status_code} {answer.text}"
    return answer.json() if answer.content else None

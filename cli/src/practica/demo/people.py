"""The people of the story: each signed in, each seeing what his or her side sees."""

from typing import Any
from uuid import uuid4

import httpx2

from practica.demo_province.loading import SIGN_INS
from practica.system.refusals import Refusal

PERSON_OF = {sign_in.key: sign_in for sign_in in SIGN_INS}

Json = dict[str, Any]


class Refused(Refusal):
    """The system answered a step of the story with a problem."""


class Person:
    """One signed-in person, in the language that he or she reads."""

    def __init__(self, key: str, client: httpx2.AsyncClient) -> None:
        self.key = key
        self.sign_in = PERSON_OF[key]
        self.session: Json = {}
        self._client = client
        self._headers = {"Accept-Language": "en"}

    @property
    def name(self) -> str:
        return f"{self.session['first_name']} {self.session['last_name']}"

    @property
    def agency_id(self) -> str:
        active = self.session["role_assignment_id"]
        role = next(r for r in self.session["roles"] if r["role_assignment_id"] == active)
        return str(role["agency_id"])

    async def arrive(self) -> None:
        """Sign in."""
        opened = await self.post(
            "/api/identity/sessions",
            {"email": self.sign_in.email, "password": self.sign_in.password},
        )
        self._headers["Authorization"] = f"Bearer {opened['access_token']}"
        self.session = await self.get("/api/identity/sessions/current")

    async def get(self, path: str, **parameters: object) -> Any:
        answer = await self._client.get(path, headers=self._headers, params=_plain(parameters))
        return _body(answer)

    async def find(self, path: str) -> Json | None:
        """None where this person's side sees nothing."""
        answer = await self._client.get(path, headers=self._headers)
        return None if answer.status_code == httpx2.codes.NOT_FOUND else _body(answer)

    async def raw(self, path: str, **parameters: object) -> bytes:
        answer = await self._client.get(path, headers=self._headers, params=_plain(parameters))
        answer.raise_for_status()
        return answer.content

    async def post(self, path: str, body: Json | None = None, *, version: int | None = None) -> Any:
        headers = {**self._headers, "Idempotency-Key": str(uuid4())}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return _body(await self._client.post(path, json=body or {}, headers=headers))

    async def delete(self, path: str) -> None:
        _body(await self._client.delete(path, headers=self._headers))


def _plain(parameters: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in parameters.items()}


def _body(answer: httpx2.Response) -> Any:
    if answer.is_error:
        raise Refused(f"{answer.request.method} {answer.request.url.path}: {answer.text}")
    return answer.json() if answer.content else None

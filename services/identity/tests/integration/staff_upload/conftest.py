"""A department of the school, and somebody who uploads its staff while a worker is at hand."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from chassis.store import Database
from identity.messaging.staff_uploads import carry_on_staff_uploads
from identity.store.store import IdentityStore
from testkit import client_for

HEADERS = "Prénom;Nom;Rôles;Courriel direct;Titre"
ZOE = "Zoé;Gagné;superviseure;zoe@nord.example;Infirmière"
LEA = "Léa;Roy;soutien;lea@nord.example;"


@dataclass
class Uploader:
    """The school's local administrator, her department, and the worker that she waits for."""

    client: httpx2.AsyncClient
    department_id: str
    work: Callable[[], Awaitable[int]]

    async def begin(self, content: bytes, **headers: str) -> httpx2.Response:
        params = {"department_id": self.department_id, "file_name": "personnel.csv"}
        return await self.client.post(
            "/staff-uploads", params=params, content=content, headers=headers
        )

    async def checked(self, *rows: str) -> dict[str, Any]:
        """What a text with these rows would do."""
        begun = await self.begin("\n".join((HEADERS, *rows)).encode())
        assert begun.status_code == 202, begun.text
        await self.work()
        return await self.shown(begun.json()["id"])

    async def shown(self, id: str) -> dict[str, Any]:
        answer = await self.client.get(f"/staff-uploads/{id}")
        shown: dict[str, Any] = answer.json()
        return shown

    async def findings(self, id: str, **params: str) -> list[dict[str, Any]]:
        answer = await self.client.get(f"/staff-uploads/{id}/rows", params=params)
        rows: list[dict[str, Any]] = answer.json()
        return rows

    async def applied(self, id: str, **body: bool) -> dict[str, Any]:
        asked = await self.client.post(f"/staff-uploads/{id}/apply", json=body)
        assert asked.status_code == 202, asked.text
        await self.work()
        return await self.shown(id)

    async def staff(self) -> dict[str, dict[str, Any]]:
        params = {"department_id": self.department_id}
        rows = (await self.client.get("/people", params=params)).json()
        return {row["first_name"]: row for row in rows}


@pytest.fixture
async def uploader(
    app: FastAPI, world: Any, database: Database[IdentityStore]
) -> AsyncIterator[Uploader]:
    async with client_for(app, world.school_chief) as chief:
        names = {"name_fr": "Soins", "name_en": "Nursing"}
        opened = await chief.post("/departments", json={**names, "agency_id": str(world.school_id)})
        working = database.working()
        await working.open()
        try:
            yield Uploader(chief, opened.json()["id"], lambda: carry_on_staff_uploads(working))
        finally:
            await working.close()

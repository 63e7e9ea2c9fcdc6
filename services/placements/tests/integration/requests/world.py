"""Who and what the tests of requests know, and how they ask the application."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx2

from chassis.auth import Role, Viewer
from chassis.ids import new_id
from chassis.store import Database
from placements.store.store import PlacementsStore
from testkit.tokens import a_viewer, bearer

Store = Database[PlacementsStore]


@dataclass
class World:
    """Who and what there is; every contact is a user at first."""

    database: Store
    client: httpx2.AsyncClient
    school: UUID = field(default_factory=new_id)
    hospital: UUID = field(default_factory=new_id)
    program: UUID = field(default_factory=new_id)
    department: UUID = field(default_factory=new_id)
    site: UUID = field(default_factory=new_id)
    service: UUID = field(default_factory=new_id)
    destination: UUID = field(default_factory=new_id)
    pc: UUID = field(default_factory=new_id)
    rc: UUID = field(default_factory=new_id)
    dc: UUID = field(default_factory=new_id)

    def viewer(self, role: Role, **changes: Any) -> Viewer:
        """The person who has this role, for their whole agency."""
        own = {
            Role.PLACING_COORDINATOR: (self.pc, self.school),
            Role.RECEIVING_COORDINATOR: (self.rc, self.hospital),
            Role.DESTINATION_COORDINATOR: (self.dc, self.hospital),
        }
        person_id, agency_id = own.get(role, (new_id(), new_id()))
        return a_viewer(**{"role": role, "person_id": person_id, "agency_id": agency_id, **changes})

    async def call(
        self, method: str, path: str, viewer: Viewer, *, language: str = "en", **more: Any
    ) -> httpx2.Response:
        headers = {**bearer(viewer), "Accept-Language": language, **more.pop("headers", {})}
        return await self.client.request(method, path, headers=headers, **more)

    async def create(self, **changes: Any) -> str:
        """A draft of the school's; answers its id."""
        viewer = self.viewer(Role.PLACING_COORDINATOR)
        answer = await self.call("POST", "/placement-requests", viewer, json=self.body(**changes))
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def body(self, **changes: Any) -> dict[str, Any]:
        return {
            "program_id": str(self.program),
            "placement_type": "group",
            "destination_id": str(self.destination),
            "starts_on": "2027-01-04",
            "ends_on": "2027-03-26",
            "students": 4,
            "shifts": 12,
            "hours_per_student": "96",
            **changes,
        }

    async def move(self, id: str, verb: str, role: Role, **body: Any) -> httpx2.Response:
        path = f"/placement-requests/{id}/{verb}"
        return await self.call("POST", path, self.viewer(role), json=body)

    async def moved(self, id: str, *steps: tuple[str, Role]) -> None:
        """All of these steps succeed."""
        for verb, role in steps:
            answer = await self.move(id, verb, role)
            assert answer.status_code == 200, answer.text

    async def read(self, id: str, role: Role, **more: Any) -> dict[str, Any]:
        answer = await self.call("GET", f"/placement-requests/{id}", self.viewer(role), **more)
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    def account(self, person_id: UUID, *, days_ago: int = 1, **changes: Any) -> dict[str, Any]:
        """The person's account, as identity last told it; it has the person's id here."""
        return {
            "id": person_id,
            "person_id": person_id,
            "enabled": True,
            "email_alerts_accepted": True,
            "last_signed_in_on": (datetime.now(UTC) - timedelta(days=days_ago)).date(),
            **changes,
        }

    async def put(self, table: Any, **row: Any) -> None:
        """A row as an event or a place's own command would leave it."""
        version = row.pop("version", 1)
        async with self.database.transaction() as store:
            store.transaction.keep_newest(table, row, version=version)

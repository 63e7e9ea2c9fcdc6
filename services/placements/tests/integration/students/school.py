"""What the tests of students ask of the application, beyond what those of requests do."""

from dataclasses import dataclass
from typing import Any

import httpx2

from chassis.auth import Role
from chassis.ids import new_id
from placements.settings import Settings
from placements.store.tables.switches import switch_settings
from services.placements.tests.integration.requests.world import World

PC, RC, DC = (
    Role.PLACING_COORDINATOR,
    Role.RECEIVING_COORDINATOR,
    Role.DESTINATION_COORDINATOR,
)
FIRST, LAST = "Zéphyrine", "Kanarienvogel"
"""Names that occur nowhere else, to be looked for where they must not be."""

STEPS: dict[str, tuple[tuple[str, Role, dict[str, str]], ...]] = {
    "draft": (),
    "pending": (("send", PC, {}),),
    "redirected": (("send", PC, {}), ("redirect", RC, {})),
    "waitlisted": (("send", PC, {}), ("waitlist", RC, {})),
    "accepted": (("send", PC, {}), ("accept", RC, {})),
    "confirmed": (("send", PC, {}), ("accept", RC, {}), ("confirm", PC, {})),
    "declined": (("send", PC, {}), ("decline", RC, {"reason": "staffing"})),
    "withdrawn": (("withdraw", PC, {}),),
}
"""How a draft comes to each status."""


@dataclass
class School(World):
    """`recorded` counts the students, so that each has a number of their own."""

    recorded: int = 0
    settings: Settings | None = None
    """Those of the application that is asked."""

    async def ask(self, method: str, path: str, **more: Any) -> httpx2.Response:
        """As the school's coordinator."""
        viewer = self.viewer(PC, **more.pop("scope", {}))
        return await self.call(method, path, viewer, **more)

    async def asked(self, method: str, path: str, **more: Any) -> Any:
        """As `ask`, where it has to succeed; answers the body."""
        answer = await self.ask(method, path, **more)
        assert answer.is_success, answer.text
        return answer.json()

    def record(self, **changes: Any) -> dict[str, Any]:
        self.recorded += 1
        return {
            "program_id": str(self.program),
            "first_name": FIRST,
            "last_name": LAST,
            "student_number": f"20314{self.recorded:02}",
            "school_email": "z.kanarienvogel@etu.example",
            "born_on": "2004-05-17",
            "gender": "F",
            "home_address": "12, rue du Canari",
            "health_note": "Allergie aux canaris",
            "profile": "Canarienne parlant français",
            **changes,
        }

    async def student(self, *, consented: bool = True, **changes: Any) -> dict[str, Any]:
        """Recorded, and with a consent unless told otherwise."""
        made = await self.asked("POST", "/students", json=self.record(**changes))
        if consented:
            await self.consent(made["id"])
        student: dict[str, Any] = await self.asked("GET", f"/students/{made['id']}")
        return student

    async def consent(self, id: str, **changes: Any) -> Any:
        body = {"text_id": "QC-standard-1", "signed_on": "2026-01-15", **changes}
        return await self.asked("POST", f"/students/{id}/consents", json=body)

    async def request(self, status: str = "draft", **changes: Any) -> str:
        """A request of the school's that came as far as this status."""
        made = await self.create(**changes)
        await self.bring(made, status)
        return made

    async def bring(self, id: str, status: str) -> None:
        for verb, role, body in STEPS[status]:
            answer = await self.move(id, verb, role, **body)
            assert answer.status_code == 200, answer.text

    async def name(self, request: str, *students: str) -> Any:
        body = {"student_ids": list(students)}
        return await self.asked("POST", f"/placement-requests/{request}/students", json=body)

    async def finalize(self, request: str) -> Any:
        return await self.asked("POST", f"/placement-requests/{request}/students/finalize")

    async def switch(self, name: str, level: str, **where: Any) -> None:
        """Turned on, as identity would tell it."""
        place = {"province": None, "agency_id": None, "place_id": None, **where}
        await self.put(
            switch_settings, id=new_id(), switch=name, level=level, **place, turned_on=True
        )

    async def seen(self, request: str, role: Role, **more: Any) -> Any:
        """What this role is shown of the students of a request."""
        viewer = self.viewer(role, **more.pop("scope", {}))
        path = f"/placement-requests/{request}/students{more.pop('query', '')}"
        answer = await self.call("GET", path, viewer, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()

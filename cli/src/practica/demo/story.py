"""The story: a school asks, a hospital answers, and everybody who must know comes to know."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
from rich.console import Console
from rich.table import Table

from practica.demo import arrivals
from practica.demo.people import Person
from practica.demo.rates import rate_in_force
from practica.demo.webhook_receiver import WebhookReceiver
from practica.system.folder import Running

REQUESTS = "/api/placements/placement-requests"
CONFIRMED = "placements.placement_request_confirmed.v1"


class Story:
    """Tells the story on one system; `play` answers whether everything arrived."""

    def __init__(self, running: Running, receiver: WebhookReceiver, console: Console) -> None:
        self._running = running
        self._receiver = receiver
        self._console = console
        self._missing = 0
        self._request: dict[str, Any] = {}
        self._steps = Table("who", "did", "school sees", "hospital sees", "unit sees")

    async def play(self) -> bool:
        async with httpx2.AsyncClient(base_url=self._running.url, timeout=30) as client:
            self._school, self._hospital, self._unit, self._supervisor = (
                Person(key, client) for key in ("pc", "rc", "dc", "supervisor")
            )
            for person in (self._school, self._hospital, self._unit, self._supervisor):
                await person.arrive()
            endpoint = await self._register_webhook()
            try:
                await rate_in_force(self._school)
                await self._from_request_to_confirmation()
                self._console.print(self._steps)
                await self._what_arrived()
                await self._cancellation()
            finally:
                await self._school.delete(f"/api/notifications/webhook-endpoints/{endpoint}")
        return self._missing == 0

    async def _register_webhook(self) -> str:
        registered = await self._school.post(
            "/api/notifications/webhook-endpoints",
            {"url": self._receiver.url, "description": "Demo"},
        )
        self._receiver.secret = registered["secret"]
        return str(registered["id"])

    async def _from_request_to_confirmation(self) -> None:
        destination = await self._a_destination_of_the_unit()
        self._request = await self._school.post(REQUESTS, await self._what_is_asked(destination))
        await self._told(self._school, "wrote the request")
        await self._move(self._school, "send")
        await self._move(self._hospital, "redirect")
        await self._move(self._unit, "accept-for-destination")
        supervisor = {"supervisor_ids": [self._supervisor.session["person_id"]]}
        await self._move(self._unit, "assign-supervisors", supervisor)
        await self._move(self._hospital, "accept")
        await self._move(self._school, "confirm")

    async def _a_destination_of_the_unit(self) -> dict[str, Any]:
        """One that the unit's coordinator answers for."""
        me = self._unit.session["person_id"]
        found = await self._unit.get("/api/placements/destinations", limit=200)
        return next(row for row in found if row["contact_person_id"] == me and row["active"])

    async def _what_is_asked(self, destination: dict[str, Any]) -> dict[str, Any]:
        programs = await self._school.get(
            "/api/placements/programs", agency_id=self._school.agency_id
        )
        starts_on = _monday(datetime.now(UTC).date() + timedelta(weeks=10))
        return {
            "program_id": programs[0]["id"],
            "placement_type": "group",
            "service_id": destination["service_ids"][0],
            "destination_id": destination["id"],
            "starts_on": starts_on.isoformat(),
            "ends_on": (starts_on + timedelta(weeks=4, days=-3)).isoformat(),
            "students": 4,
            "shifts": 12,
            "hours_per_student": "96",
        }

    async def _move(self, who: Person, verb: str, body: dict[str, Any] | None = None) -> None:
        seen = await who.get(f"{REQUESTS}/{self._request['id']}")
        path = f"{REQUESTS}/{self._request['id']}/{verb}"
        await who.post(path, body, version=seen["version"])
        await self._told(who, verb.replace("-", " "))

    async def _told(self, who: Person, did: str) -> None:
        path = f"{REQUESTS}/{self._request['id']}"
        sides = [await side.find(path) for side in (self._school, self._hospital, self._unit)]
        labels = [side["label"]["text"] if side else "–" for side in sides]
        self._steps.add_row(f"{who.name} ({who.key.upper()})", did, *labels)

    async def _what_arrived(self) -> None:
        reference = self._request["reference"]
        mail = Path(self._running.mail_folder)
        self._console.print(f"\n{reference}: what arrived")
        await self._check("reporting", partial(arrivals.in_reporting, self._school, reference))
        await self._check("billing", partial(arrivals.in_billing, self._school, reference))
        for person in (self._hospital, self._unit, self._school, self._supervisor):
            to = partial(arrivals.in_mail, mail, person.sign_in.email, reference)
            await self._check(f"mail {person.key.upper()}", to)
        for person in (self._hospital, self._unit, self._school):
            inbox = partial(arrivals.in_inbox, person, reference)
            await self._check(f"inbox {person.key.upper()}", inbox)
        webhook = partial(arrivals.in_webhook, self._receiver, reference, CONFIRMED)
        await self._check("webhook", webhook)

    async def _cancellation(self) -> None:
        """A second, shorter scene: the school calls it off, and billing voids the lines."""
        self._steps = Table("who", "did", "school sees", "hospital sees", "unit sees")
        await self._move(self._school, "cancel", {"reason": "dates_changed"})
        self._console.print()
        self._console.print(self._steps)
        reference = self._request["reference"]
        voided = partial(arrivals.voided_in_billing, self._school, reference)
        await self._check("billing", voided)

    async def _check(self, where: str, arrived: Callable[[], Awaitable[str | None]]) -> None:
        found = await arrivals.until(arrived)
        if found is None:
            self._missing += 1
        mark = "[green]✓[/green]" if found else "[red]✗[/red]"
        self._console.print(f"  {mark} {where:16} {found or 'nothing arrived'}", soft_wrap=True)


def _monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)

"""The main job, played once: who did what, and what each side saw after it."""

from dataclasses import dataclass, field

import httpx2

from practica.demo.webhook_receiver import WebhookReceiver
from testkit import eventually
from tests.journeys.arriving import Arrived, arrived, lines_of
from tests.journeys.looking import all_that_is_known_to, inbox_about, labels_of, report_row
from tests.journeys.people import REQUESTS, Json
from tests.journeys.province import Province

ARRIVES = 30.0


@dataclass
class Played:
    """`seen` holds the labels of the four after each move, in order."""

    province: Province
    partner: WebhookReceiver
    request: Json = field(default_factory=dict)
    created: httpx2.Response | None = None
    seen: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    known_before_answer: Json = field(default_factory=dict)
    known_after_answer: Json = field(default_factory=dict)
    confirmed: Arrived = field(default_factory=Arrived)
    cancelled: Arrived = field(default_factory=Arrived)

    async def move(self, who: str, verb: str, body: Json | None = None) -> None:
        await self.province.people[who].move(self.request, verb, body)
        await self.note(verb)

    async def note(self, what: str) -> None:
        self.seen.append((what, await labels_of(self.province, self.request)))

    async def until_told(self, who: str, kind: str) -> None:
        """Notifications and reporting work on their own: wait until both know of the move."""
        person = self.province.people[who]

        async def told() -> None:
            kinds = [item["kind"] for item in await inbox_about(person, self.request)]
            assert kind in kinds, kinds

        await eventually(told, within=ARRIVES)

    async def until_reported(self, status: str) -> None:
        async def reported() -> None:
            row = await report_row(self.province.rc, self.request)
            assert row["status"] == status, row

        await eventually(reported, within=ARRIVES)

    async def until_billed(self, state: str) -> None:
        async def billed() -> None:
            lines = await lines_of(self.province.pc, self.request)
            assert [line["state"] for line in lines] == [state]

        await eventually(billed, within=ARRIVES)


async def play(province: Province, partner: WebhookReceiver) -> Played:
    """From the school's question to a confirmed placement, and to its cancellation."""
    played = Played(province, partner)
    answer = await province.pc.ask("POST", REQUESTS, json=province.wanted())
    assert answer.status_code == 201, answer.text
    played.created, played.request = answer, answer.json()
    await played.note("create")
    await played.move("pc", "send")
    await played.move("rc", "redirect")
    await played.until_told("pc", "redirected")
    await played.until_reported("redirected")
    played.known_before_answer = await all_that_is_known_to(province.pc, played.request)
    await played.move("dc", "accept-for-destination")
    named = {"supervisor_ids": [province.supervisor.person_id]}
    await played.move("dc", "assign-supervisors", named)
    await played.until_told("rc", "accepted_by_destination")
    await played.until_told("supervisor", "supervisors_assigned")
    await played.until_reported("accepted_by_destination")
    played.known_after_answer = await all_that_is_known_to(province.pc, played.request)
    await played.move("rc", "accept")
    await _confirm_and_call_off(played)
    return played


async def _confirm_and_call_off(played: Played) -> None:
    province = played.province
    await played.move("pc", "confirm")
    await played.until_billed("not_invoiced")
    await played.until_reported("confirmed")
    played.confirmed = await arrived(province, played.request)
    await played.move("pc", "cancel", {"reason": "dates_changed"})
    await played.until_billed("void")
    await played.until_reported("cancelled")
    played.cancelled = await arrived(province, played.request)

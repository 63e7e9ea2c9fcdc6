"""Students whose every fact says `kanarien`, on a confirmed request, and who may look for them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID

import aio_pika
import asyncpg

from chassis.auth import Level, Role, Viewer, sign_access_token
from chassis.bus.rabbitmq.topology import Names
from chassis.sealing import key_encryption_key
from identity.domain.keys.signing_key import KeyPair
from identity.store.keys.sealing import SealedKeys
from testkit import a_viewer
from tests.journeys.deployment import Deployment
from tests.journeys.people import REQUESTS, Json, Person
from tests.journeys.province import Province

WORD = "kanarien"
STAYS, LEAVES, ENDS = "Kanarienvogel", "Kanarienhahn", "Kanarienhenne"
"""The surnames: with a consent that holds, one that is withdrawn, one that runs out."""

AT_SCHOOL = frozenset({Role.PLACING_COORDINATOR, Role.STUDENT_ADMINISTRATOR, Role.COURSE_LEADER})
AT_RECEIVER = frozenset(
    {Role.RECEIVING_COORDINATOR, Role.DESTINATION_COORDINATOR, Role.DISCIPLINE_CONTACT}
    | {Role.SUPERVISOR}
)


@dataclass
class Canaries:
    """`told` is what the hospital was shown: before it was confirmed, then released, then late."""

    request: Json
    students: dict[str, str] = field(default_factory=dict)
    told: list[Json] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


async def fly(province: Province) -> Canaries:
    """Three students come to the hospital; two of them are gone from its sight afterwards."""
    pc, rc = province.pc, province.rc
    canaries = Canaries(await pc.post(REQUESTS, province.wanted(students=3)))
    path = f"{REQUESTS}/{canaries.request['id']}/students"
    for number, surname in enumerate((STAYS, LEAVES, ENDS)):
        body = _record(province, surname, number)
        made = await pc.post("/api/placements/students", body)
        canaries.students[surname] = made["id"]
        await _sign(pc, made["id"], datetime.now(UTC).date() - timedelta(days=30))
        canaries.refused += await _refusals(pc, body)
    await pc.post(path, {"student_ids": list(canaries.students.values())})
    await pc.move(canaries.request, "send")
    canaries.told.append(await rc.get(path))
    await rc.move(canaries.request, "accept")
    supervisors = {"supervisor_ids": [province.supervisor.person_id]}
    await rc.move(canaries.request, "assign-supervisors", supervisors)
    await pc.move(canaries.request, "confirm")
    await pc.post(f"{path}/finalize")
    canaries.told.append(await rc.get(path, purpose="orientation"))
    await pc.post(f"/api/placements/students/{canaries.students[LEAVES]}/consents/withdraw")
    long_ago = datetime.now(UTC).date() - timedelta(days=6 * 366 + 14)
    await _sign(pc, canaries.students[ENDS], long_ago)
    canaries.told.append(await rc.get(path))
    return canaries


def _record(province: Province, surname: str, number: int) -> Json:
    return {
        "program_id": province.program["id"],
        "first_name": f"Kanariena{number}",
        "last_name": surname,
        "student_number": f"KANARIEN-{number}",
        "school_email": f"{surname}@etu.example".lower(),
        "born_on": "1999-05-17",
        "gender": "Kanarienisch",
        "home_address": "Kanarienweg 12",
        "health_note": "Kanarienallergie",
        "profile": "Kanarienkundig",
    }


async def _sign(pc: Person, student: str, signed_on: date) -> None:
    body = {"text_id": "QC-standard-1", "signed_on": signed_on.isoformat()}
    await pc.post(f"/api/placements/students/{student}/consents", body)


async def _refusals(pc: Person, body: Json) -> list[str]:
    """What is said to a body that is wrong, and to a number that is taken."""
    wrong = body | {"gender": {"not": "Kanarienisch"}, "kanarien": 1, "school_email": "Kanarien"}
    answers = [
        await pc.ask("POST", "/api/placements/students", json=each) for each in (wrong, body)
    ]
    assert [answer.status_code for answer in answers] == [422, 409]
    assert "kanarien" in answers[0].text  # the name of the unknown field is the caller's own
    return [answers[0].text.replace('"kanarien"', "").replace(".kanarien", ""), answers[1].text]


def onlookers(province: Province) -> Iterator[Viewer]:
    """Every role at the hospital, those of the school that keep no students, and strangers."""
    hospital, school = UUID(province.hospital_id), UUID(province.school_id)
    person = UUID(province.supervisor.person_id)
    for role in Role:
        yield a_viewer(role=role, agency_id=hospital, person_id=person)
    for role in AT_RECEIVER:
        nameless = Level.VIEW_ONLY_WITHOUT_NAMES
        yield a_viewer(role=role, agency_id=hospital, level=nameless, person_id=person)
    for role in set(Role) - AT_SCHOOL - AT_RECEIVER:
        yield a_viewer(role=role, agency_id=school, level=Level.LOCAL_ADMINISTRATOR)
    strangers = (Role.PLACING_COORDINATOR, Role.RECEIVING_COORDINATOR, Role.SUPERVISOR)
    for role, level in product(strangers, (Level.REGULAR, Level.LOCAL_ADMINISTRATOR)):
        yield a_viewer(role=role, agency_id=UUID(province.other_school_id), level=level)


def may_be_told(viewer: Viewer, province: Province, path: str) -> bool:
    """By hand, apart from the engine: the receiving side, where it may see names."""
    here = viewer.agency_id == UUID(province.hospital_id) and viewer.role in AT_RECEIVER
    return here and viewer.may_see_names and path == "/placement-requests/{id}/students"


async def signer_of(deployment: Deployment) -> Any:
    """Signs for anybody as identity itself does, with the key that lies sealed in its database."""
    connection: Any = await asyncpg.connect(deployment.databases["identity"])
    try:
        row = await connection.fetchrow(
            "SELECT kid, public_jwk, sealed_private_key FROM signing_keys "
            "WHERE retired_at IS NULL AND signs_since IS NOT NULL ORDER BY signs_since DESC LIMIT 1"
        )
    finally:
        await connection.close()
    pair = KeyPair(row["kid"], json.loads(row["public_jwk"]), row["sealed_private_key"])
    sealing = deployment.processes.environment["IDENTITY_KEY_ENCRYPTION_KEY"]
    key = SealedKeys(key_encryption_key(sealing)).open(pair)
    lifetime = timedelta(minutes=15)
    return lambda viewer: sign_access_token(viewer, key, now=datetime.now(UTC), lifetime=lifetime)


async def rows_of(databases: dict[str, str]) -> list[tuple[str, str]]:
    """Every row of every table of every service, as text."""
    found = []
    for service, address in databases.items():
        connection: Any = await asyncpg.connect(address)
        try:
            tables = await connection.fetch(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            )
            for (table,) in tables:
                rows = await connection.fetch(f'SELECT * FROM "{table}"')  # noqa: S608 - their names
                found += [(f"{service}.{table}", _told(value)) for row in rows for value in row]
        finally:
            await connection.close()
    return found


def _told(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


class Ear:
    """A queue of its own at the broker, which hears every event from now on."""

    def __init__(self, deployment: Deployment) -> None:
        self._url, self._names = deployment.amqp_url, Names(deployment.bus_prefix)
        self.heard: list[str] = []

    async def __aenter__(self) -> "Ear":
        self._connection = await aio_pika.connect(self._url)
        channel = await self._connection.channel()
        queue = await channel.declare_queue(exclusive=True)
        await queue.bind(self._names.events, "#")
        await queue.consume(self._hear, no_ack=True)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._connection.close()

    async def _hear(self, message: Any) -> None:
        self.heard.append(f"{message.headers} {message.body.decode()}")


def described(service: str) -> Json:
    """The service's own description, as it is published."""
    file = Path(__file__).parents[2] / f"docs/api/{service}.json"
    document: Json = json.loads(file.read_text(encoding="utf-8"))
    return document

"""No log of the deployment, at its most talkative, holds a secret or what is known of a person.

The processes are the real ones, `serve` and `work` of each service and the gateway; what they say
during every journey of this run is looked through, and above all what they say during this one.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
import pytest

from chassis.embedded.postgres_server import ask
from testkit import eventually
from tests.journeys.deployment import Deployment
from tests.journeys.people import PASSWORD, Json, Person
from tests.journeys.province import Province
from tests.journeys.secrets_told import (
    Secrets,
    bodies_that_are_refused,
    link_mailed,
    partner_of,
    sign_in_in_every_way,
    somebody_new,
    students_of,
    webhooks_of,
)

pytestmark = [
    pytest.mark.rabbitmq,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("journeys"),
]

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.(?:example|ca)\b")
_TOKEN = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]+")
TABLES_THAT_REFUSE = {
    "identity": ("people", "mails"),
    "placements": ("students",),
    "notifications": ("webhook_endpoints",),
}
"""Each statement that writes one of these fails; PostgreSQL tells the values of the row to
whoever may read all rows; `libs/chassis/tests/unit/test_quoting.py` shows what becomes of them."""


@contextmanager
def tables_that_refuse(deployment: Deployment) -> Iterator[None]:
    """No row can be written to them inside the block."""
    each = [(service, table) for service, tables in TABLES_THAT_REFUSE.items() for table in tables]
    refusal = "ADD CONSTRAINT refuses_all CHECK (false) NOT VALID"
    try:
        for service, table in each:
            ask(deployment.databases[service], f"ALTER TABLE {table} {refusal}")
        yield
    finally:
        for service, table in each:
            drop = f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS refuses_all"
            ask(deployment.databases[service], drop)


@pytest.fixture(scope="module")
async def told(
    deployment: Deployment,
    administrator: Person,
    province: Province,
    outside: httpx2.AsyncClient,
) -> Secrets:
    """Everything has been done that has to do with secrets, rightly, wrongly and in vain."""
    secrets, pc = Secrets(), province.pc
    for old in (pc, administrator):
        await old.refresh()
    person = await somebody_new(administrator, province, secrets)
    await sign_in_in_every_way(person, deployment, secrets)

    async def mailed() -> None:
        link_mailed(person, deployment, secrets)

    await eventually(mailed, within=60)
    await partner_of(pc, outside, secrets)
    endpoint = await webhooks_of(pc, secrets)
    student = await students_of(pc, province, secrets)
    await bodies_that_are_refused(pc, secrets)
    with tables_that_refuse(deployment):
        await _in_vain(administrator, pc, secrets, student)
        await outside.post("/api/identity/password-resets", json={"email": person.email})

        async def given_up() -> None:
            logs = deployment.logs().items()
            said = "".join(text for name, text in logs if name.startswith("identity-work"))
            assert "refuses_all" in said

        await eventually(given_up, within=60)
    assert (await pc.ask("DELETE", endpoint)).status_code == 204
    return secrets


async def _in_vain(administrator: Person, pc: Person, secrets: Secrets, student: Json) -> None:
    person = {
        "agency_id": pc.agency_id,
        "first_name": secrets.make("first name in vain"),
        "last_name": secrets.make("last name in vain"),
        "language": "fr",
        "roles": ["supervisor"],
        "email": secrets.keep("e-mail in vain", "en.vain.zz9@secret.example"),
    }
    url = {"url": f"http://127.0.0.1:9/{secrets.keep('key in vain', 'cle-en-vain-zz9')}"}
    student = student | {"student_number": secrets.make("student number in vain")}
    answers = [
        await administrator.ask("POST", "/api/identity/people", json=person),
        await pc.ask("POST", "/api/placements/students", json=student),
        await pc.ask("POST", "/api/notifications/webhook-endpoints", json=url),
    ]
    assert [answer.status_code for answer in answers] == [500, 500, 500]
    assert not [what for answer in answers for what in secrets.found_in(answer.text)]


async def test_no_log_holds_what_was_told_in_confidence(
    deployment: Deployment, told: Secrets
) -> None:
    found = {name: told.found_in(text) for name, text in deployment.logs().items()}

    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.usefixtures("told")
async def test_no_log_of_any_journey_holds_an_address_a_token_or_a_password(
    deployment: Deployment,
) -> None:
    for name, text in deployment.logs().items():
        assert _EMAIL.findall(text) == [], name
        assert _TOKEN.findall(text) == [], name
        assert PASSWORD not in text, name


@pytest.mark.usefixtures("told")
async def test_the_processes_did_talk(deployment: Deployment) -> None:
    """Else there would be nothing in which to find anything."""
    logs = deployment.logs()
    for service in TABLES_THAT_REFUSE:
        served = "".join(text for name, text in logs.items() if name.startswith(f"{service}-serve"))
        lines = [json.loads(line) for line in served.splitlines() if line.startswith("{")]
        failed = [line for line in lines if line["event"] == "request.failed"]
        assert any("refuses_all" in line["exception"] for line in failed), service
    assert "/api/identity/sessions" in logs["log"]

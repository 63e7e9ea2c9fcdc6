"""The web client's promises, kept in a real browser against the whole deployment.

Each promise is a file of `web/journeys`; they run together, in one browser.
"""

import asyncio
import json
import os
import shutil
import signal
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio

from testkit.chromium import chromium_or_skip
from tests.journeys.deployment import Deployment
from tests.journeys.people import PASSWORD, REQUESTS, Person
from tests.journeys.province import Province
from tests.journeys.writing_many import many_drafts
from tools.node import with_node

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.rabbitmq,
    pytest.mark.slow,
    pytest.mark.timeout(1200),
    pytest.mark.xdist_group("journeys"),
]

WEB = Path(__file__).parents[2] / "web"
DRAFTS = 6
MANY = 500
PATIENCE = 420.0


@pytest.fixture
def web_client(deployment: Deployment) -> str:
    """Put where the gateway of the deployment serves it from; its address."""
    built = WEB / "dist"
    if not (built / "index.html").is_file():
        pytest.fail("the web client is not built; `make web` does it")
    shutil.copytree(built, deployment.folder / "gateway" / "web", dirs_exist_ok=True)
    return deployment.url


@pytest_asyncio.fixture(loop_scope="session")
async def told(web_client: str, administrator: Person, province: Province) -> str:
    """What the journeys have to know: the address, the people, and drafts of the school's."""
    people = {**province.people, "administrator": administrator}
    drafts = [await province.pc.post(REQUESTS, province.wanted()) for _ in range(DRAFTS)]
    return json.dumps(
        {
            "url": web_client,
            "chromium": chromium_or_skip(),
            "people": {
                who: {"email": people[who].email, "password": PASSWORD}
                for who in ("pc", "rc", "dc", "supervisor", "administrator")
            },
            "drafts": [draft["id"] for draft in drafts],
            "many": await many_drafts(province, MANY),
        }
    )


async def test_the_journeys_are_made(told: str, tmp_path: Path) -> None:
    environment = {**with_node(), "PRACTICA_JOURNEYS": told, "CI": "1", "NO_COLOR": "1"}
    said = tmp_path / "said"
    with said.open("wb") as output:
        vitest = await asyncio.create_subprocess_exec(
            str(WEB / "node_modules" / ".bin" / "vitest"),
            *("run", "--config", "journeys/vitest.config.ts"),
            cwd=WEB,
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,  # its browser ends with it, however it ends
        )
    try:
        with suppress(TimeoutError):
            await asyncio.wait_for(vitest.wait(), PATIENCE)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(vitest.pid, signal.SIGKILL)
        await vitest.wait()

    assert vitest.returncode == os.EX_OK, said.read_text(encoding="utf-8", errors="replace")

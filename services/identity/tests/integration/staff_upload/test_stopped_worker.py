"""A worker process that is stopped, or killed, in the middle of an upload."""

import asyncio
import base64
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from chassis.store import Database
from identity.settings import Settings
from identity.store.people.people import wait_for_turn
from identity.store.store import IdentityStore
from testkit import eventually

from .conftest import LEA, ZOE

PATIENCE = 60
_WAITING = text(
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@contextmanager
def a_worker(settings: Settings, log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PRACTICA_", "IDENTITY_"))
    }
    environment |= {
        "IDENTITY_DATABASE_URL": settings.database_url,
        "IDENTITY_KEY_ENCRYPTION_KEY": base64.b64encode(settings.sealing_key()).decode(),
    }
    with log.open("wb") as output:
        worker = subprocess.Popen(
            [sys.executable, "-m", "identity", "work"],
            env=environment,
            stdout=output,
            stderr=output,
        )
        try:
            yield worker
        finally:
            worker.kill()
            worker.wait()


@pytest.mark.timeout(180)
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
async def test_it_ends_soon_leaves_nothing_half_done_and_the_next_one_does_the_work(
    uploader: Any, database: Database[IdentityStore], settings: Settings, tmp_path: Path, end: int
) -> None:
    upload = await uploader.checked(ZOE, LEA)
    path, log = f"/staff-uploads/{upload['id']}", tmp_path / "worker.log"

    async def is_at_it() -> bool:
        async with database.reading() as connection:
            return bool(await connection.scalar(_WAITING))

    with a_worker(settings, log) as worker:
        async with database.transaction() as store:
            await wait_for_turn(store.transaction, UUID(upload["agency_id"]))
            assert (await uploader.client.post(f"{path}/apply", json={})).status_code == 202
            await eventually(is_at_it, within=PATIENCE)
            worker.send_signal(end)
            code = await asyncio.to_thread(worker.wait, PATIENCE)

    left, between, said = (
        await uploader.shown(upload["id"]),
        await uploader.staff(),
        log.read_text(),
    )

    async def done() -> bool:
        await uploader.work()
        return bool((await uploader.shown(upload["id"]))["state"] == "applied")

    await eventually(done, within=PATIENCE)
    assert code == (0 if end == signal.SIGTERM else -end), said
    assert "active transaction" not in said
    assert "Traceback" not in said
    assert "not stopped yet" not in said
    assert (left["state"], between) == ("to_apply", {})
    assert set(await uploader.staff()) == {"Zoé", "Léa"}

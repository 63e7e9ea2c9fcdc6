"""The key that wraps the students' keys is turned: all records stay readable, old copies do not."""

import secrets
from base64 import b64encode
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import delete, func, select

from chassis.data_keys import ID_BYTES
from chassis.sealing import CannotOpen
from placements import worker
from placements.__main__ import rotate
from placements.commands.students.rotate_keys import rotate_keys
from placements.settings import Settings
from placements.store.students.rows import opened
from placements.store.students.students import with_keys
from placements.store.tables.students import student_keys
from placements.worker import create_database, rotate_all_keys
from services.placements.tests.integration.students.school import LAST

NEW = b64encode(secrets.token_bytes(32)).decode()


def given(school: Any, *keys: str) -> Settings:
    """The settings of a process that was given these keys, the newest first."""
    changes = {"database_url": school.settings.database_url, "key_encryption_key": " ".join(keys)}
    return Settings(**changes)


def old_key(school: Any) -> str:
    key: str = school.settings.key_encryption_key.get_secret_value()
    return key


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Any]:
    database = create_database(settings)
    await database.open()
    try:
        yield database
    finally:
        await database.close()


async def rows_of(database: Any) -> Sequence[Any]:
    async with database.reading() as connection:
        return list(await connection.all(with_keys))


async def names_read_by(settings: Settings) -> list[str]:
    async with running(settings) as database, database.transaction() as store:
        rows = await store.connection.all(with_keys)
        return [personal.last_name for row in rows if (personal := opened(row, store.data_keys))]


async def test_a_turned_key_opens_every_record_and_the_old_one_is_needed_no_more(
    school: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        await school.student()
    assert await names_read_by(given(school, NEW, old_key(school))) == [LAST] * 3

    said, code = await rotate(given(school, NEW, old_key(school)))

    assert (said, code) == ("All students' keys are under the first key-encryption key", 0)
    assert "3 of 3 keys\n" in capsys.readouterr().out
    assert await names_read_by(given(school, NEW)) == [LAST] * 3
    with pytest.raises(CannotOpen):
        await names_read_by(given(school, old_key(school)))


async def test_what_was_broken_off_goes_on_where_it_stood(
    school: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_BATCH", 2)
    for _ in range(5):
        await school.student()

    async with running(given(school, NEW, old_key(school))) as database:
        async with database.transaction() as store:
            first = await rotate_keys(store, after=None, at_most=2)
        async with database.transaction() as store:
            assert (first.done, await store.wrapped_keys.left()) == (2, 3)
        told: list[int] = []
        rest = await rotate_all_keys(database, tell=told.append)
        again = await rotate_all_keys(database)

    assert (rest.done, told, again.done) == (3, [2, 3], 0)


async def test_a_process_that_knows_both_keys_writes_under_the_first(school: Any) -> None:
    """So that processes may be given the new key one after the other, and turn afterwards."""
    await school.student()
    async with running(given(school, old_key(school), NEW)) as database:
        assert (await rotate_all_keys(database)).done == 0
    async with running(given(school, NEW, old_key(school))) as database:
        assert (await rotate_all_keys(database)).done == 1
    assert await names_read_by(given(school, old_key(school), NEW)) == [LAST]


async def test_keys_that_no_key_given_opens_stay_and_are_told(school: Any) -> None:
    await school.student()

    said, code = await rotate(given(school, NEW))

    assert (said[:1], code) == ("1", 1)
    assert await names_read_by(given(school, old_key(school))) == [LAST]


async def test_keys_from_before_key_encryption_keys_had_ids_are_turned_too(school: Any) -> None:
    await school.student()
    async with school.database.transaction() as store:
        bare = func.substring(student_keys.c.wrapped, ID_BYTES + 1)
        await store.transaction.execute(student_keys.update().values(wrapped=bare))
    assert await names_read_by(given(school, old_key(school))) == [LAST]

    async with running(given(school, NEW, old_key(school))) as database:
        assert (await rotate_all_keys(database)).done == 1

    assert await names_read_by(given(school, NEW)) == [LAST]


async def test_an_old_backup_opens_nothing_of_a_student_whose_key_was_destroyed(
    school: Any,
) -> None:
    """Neither where the backup leaves the keys out, nor, once turned, where it has them."""
    await school.student()
    (backup,) = await rows_of(school.database)
    await rotate(given(school, NEW, old_key(school)))

    async with running(given(school, NEW)) as database:
        async with database.transaction() as store:
            await store.students.destroy_key(backup["id"])
        async with database.transaction() as store:
            assert await store.connection.all(select(student_keys)) == []
            restored: Any = {**backup, "wrapped": None}
            assert opened(restored, store.data_keys) is None
            with pytest.raises(CannotOpen):
                opened(backup, store.data_keys)


async def test_a_key_that_goes_while_others_are_turned_does_not_come_back(school: Any) -> None:
    await school.student()
    async with running(given(school, NEW, old_key(school))) as database:
        async with database.transaction() as store:
            await store.transaction.execute(delete(student_keys))
        assert (await rotate_all_keys(database)).done == 0
    assert await names_read_by(given(school, NEW, old_key(school))) == []

"""Importing the open database into PostgreSQL, once, again, and changed."""

from typing import Any

import pytest

from chassis.store import Database
from placements.commands.import_sites.import_sites import ImportSites, import_sites
from placements.domain.facilities.comparison import Comparison
from placements.domain.facilities.parse import parse_facilities
from placements.store.store import PlacementsStore

Places = Database[PlacementsStore]


async def take(database: Places, content: bytes, *, dry_run: bool = False) -> Comparison:
    command = ImportSites(file=parse_facilities(content), viewer=None, dry_run=dry_run)
    async with database.transaction() as store:
        return await import_sites(command, store)


async def counted(database: Places, sql: str) -> Any:
    async with database.reading() as connection:
        return await connection.raw.fetchval(sql)


async def outbox(database: Places) -> int:
    found: int = await counted(
        database, "SELECT count(*) FROM outbox WHERE type = 'placements.site_recorded.v1'"
    )
    return found


async def test_the_whole_file_becomes_sites_with_one_event_each(
    database: Places, open_database: bytes
) -> None:
    comparison = await take(database, open_database)

    assert comparison == Comparison(added=7024, changed=0, unchanged=0, absent=0)
    assert await counted(database, "SELECT count(*) FROM sites") == 7024
    assert await outbox(database) == 7024
    assert await counted(database, "SELECT name FROM sites WHERE source_id = 'odhf:S185'") == (
        "La Coopérative Le Chez-Nous Ltée"
    )


async def test_an_import_that_is_repeated_changes_nothing(
    database: Places, prince_edward_island: bytes
) -> None:
    await take(database, prince_edward_island)
    versions = await counted(database, "SELECT sum(version) FROM sites")

    comparison = await take(database, prince_edward_island)

    assert comparison == Comparison(added=0, changed=0, unchanged=93, absent=0)
    assert await counted(database, "SELECT sum(version) FROM sites") == versions
    assert await outbox(database) == 93


async def test_a_changed_row_changes_one_site_and_tells_it_once(
    database: Places, prince_edward_island: bytes
) -> None:
    await take(database, prince_edward_island)
    changed = prince_edward_island.replace(b",o'Leary Health Centre,", b",o'Leary Clinic,")
    gone = changed.replace(b"\n6153,", b"\n6153x,")

    comparison = await take(database, gone)

    assert comparison == Comparison(added=1, changed=1, unchanged=91, absent=1)
    assert await outbox(database) == 95
    row = await counted(
        database,
        "SELECT (name, search_key, version)::text FROM sites WHERE source_id = 'odhf:6152'",
    )
    assert row == '("O\'Leary Clinic","o leary clinic",2)'


async def test_what_was_corrected_by_hand_stays(
    database: Places, prince_edward_island: bytes
) -> None:
    await take(database, prince_edward_island)
    async with database.transaction() as store:
        query = "SELECT id FROM sites WHERE source_id = 'odhf:6152'"
        site_id = await store.connection.raw.fetchval(query)
        site = await store.sites.get(site_id)
        site.change(name="Clinique O'Leary", city="O'Leary Village")

    changed = prince_edward_island.replace(b",o'Leary Health Centre,", b",o'Leary Clinic,")
    await take(database, changed)

    row = await counted(
        database, "SELECT (name, city)::text FROM sites WHERE source_id = 'odhf:6152'"
    )
    assert row == '("O\'Leary Clinic","O\'Leary Village")'


async def test_a_dry_run_compares_and_changes_nothing(
    database: Places, prince_edward_island: bytes
) -> None:
    comparison = await take(database, prince_edward_island, dry_run=True)

    assert comparison.added == 93
    assert await counted(database, "SELECT count(*) FROM sites") == 0
    assert await outbox(database) == 0


async def test_an_import_that_fails_half_way_leaves_nothing(
    database: Places, prince_edward_island: bytes
) -> None:
    command = ImportSites(file=parse_facilities(prince_edward_island), viewer=None)

    def fail(done: int, total: int) -> None:
        del done, total
        raise RuntimeError("the power is gone")

    with pytest.raises(RuntimeError):
        async with database.transaction() as store:
            await import_sites(command, store, fail)

    assert await counted(database, "SELECT count(*) FROM sites") == 0
    assert await outbox(database) == 0

"""PostgreSQL holds every viewer to their own rows, whatever a query forgot to ask for."""

from chassis.embedded import PostgresServer
from testkit.databases import ServiceDatabase
from testkit.fences import tables_open_to_read, trespasses, unfenced_tables
from testkit.powers import powers_of_the_logins

TOLD_BY_IDENTITY = {"agencies", "people", "accounts", "role_assignments"}
OFFERED_TO_ALL = {
    *("sites", "services", "destinations", "destination_services", "programs", "courses"),
    "switch_settings",
}
UNSEALED = dict.fromkeys(("position", "sealed_at", "digest"), "NULL")


async def test_every_table_that_names_an_owner_has_a_fence(
    service_database: ServiceDatabase,
) -> None:
    assert await unfenced_tables(service_database("placements")) == []


async def test_what_everybody_may_read_is_reference_data(
    service_database: ServiceDatabase,
) -> None:
    open_to_read = await tables_open_to_read(service_database("placements"))

    assert open_to_read == TOLD_BY_IDENTITY | OFFERED_TO_ALL


async def test_the_logins_may_do_nothing_but_read_and_write_rows(
    service_database: ServiceDatabase,
) -> None:
    assert await powers_of_the_logins(service_database("placements")) == []


async def test_nobody_reaches_a_foreign_row_without_any_predicate(
    service_database: ServiceDatabase, postgres_server: PostgresServer
) -> None:
    """But for the ledger, which is told of what happens to others' rows."""
    url = service_database("placements")
    found = await trespasses(postgres_server, url, {"ledger": UNSEALED})

    assert found == ["placing_coordinator adds a foreign row of ledger"]

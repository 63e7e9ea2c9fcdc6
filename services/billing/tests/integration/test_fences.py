"""PostgreSQL holds every viewer to their own rows, whatever a query forgot to ask for."""

from chassis.embedded import PostgresServer
from testkit.databases import ServiceDatabase
from testkit.fences import tables_open_to_read, trespasses, unfenced_tables
from testkit.powers import powers_of_the_logins

REFERENCE_DATA = {"agencies", "programs"}


async def test_every_table_that_names_an_owner_has_a_fence(
    service_database: ServiceDatabase,
) -> None:
    assert await unfenced_tables(service_database("billing")) == []


async def test_what_everybody_may_read_is_reference_data(
    service_database: ServiceDatabase,
) -> None:
    assert await tables_open_to_read(service_database("billing")) == REFERENCE_DATA


async def test_the_logins_may_do_nothing_but_read_and_write_rows(
    service_database: ServiceDatabase,
) -> None:
    assert await powers_of_the_logins(service_database("billing")) == []


async def test_nobody_reaches_a_foreign_row_without_any_predicate(
    service_database: ServiceDatabase, postgres_server: PostgresServer
) -> None:
    assert await trespasses(postgres_server, service_database("billing")) == []

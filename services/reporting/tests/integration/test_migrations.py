"""The migrations make the tables that the code expects."""

from collections.abc import Callable

from chassis.migrations import check


def test_the_migrated_database_is_what_the_tables_say(
    service_database: Callable[[str], str],
) -> None:
    check(service_database("reporting"), "reporting")

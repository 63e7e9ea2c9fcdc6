"""How long rows wait for their seal is measured, and measured apart from the sealing."""

from collections.abc import Callable
from typing import Any

from prometheus_client import REGISTRY

from chassis.ledger.age import sample_ledger_age
from chassis.ledger.sealing import ledger_timers, seal

from .boxes import Ledgers


async def test_the_age_of_the_oldest_unsealed_row_grows_until_it_is_sealed(
    database: Ledgers, write: Callable[[int], Any], by_force: Any
) -> None:
    def age() -> float | None:
        return REGISTRY.get_sample_value("practica_ledger_age_seconds", {"service": "boxes"})

    await write(1)
    await seal(database)
    await sample_ledger_age(database)
    assert age() == 0

    await write(2)
    await by_force.execute(
        "UPDATE ledger SET recorded_at = recorded_at - interval '1 hour' WHERE id = "
        "(SELECT id FROM ledger WHERE position IS NULL ORDER BY id LIMIT 1)"
    )
    await sample_ledger_age(database)
    assert (age() or 0) >= 3600

    await seal(database)
    await sample_ledger_age(database)
    assert age() == 0
    assert sample_ledger_age in [timer.run for timer in ledger_timers()]

"""Schools hear of consents that come to their end, so that a new one is signed in time."""

from placements.commands.students.ports import WarningStore
from placements.domain.requests.days import day_of


async def warn_of_consents(store: WarningStore) -> int:
    """Once for each consent, program by program; answers of how many."""
    warned = await store.consent_warnings.due(day_of(store.now))
    for each in warned:
        store.consent_warnings.tell(each)
    return sum(each.students for each in warned)

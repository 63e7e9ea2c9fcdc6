"""Students whose time is up are forgotten: their key is destroyed, and the register says so."""

from placements.commands.students.ports import RetentionStore
from placements.domain.requests.days import day_of
from placements.domain.students.retention import RULES


async def destroy_due_students(store: RetentionStore, *, at_most: int) -> int:
    """Counts, rosters and ids stay; answers how many were destroyed."""
    destroyed, today = 0, day_of(store.now)
    for rule in RULES.values():
        due = await store.retention.due(rule, today, at_most=at_most - destroyed)
        ends = {each.id: each for each in due}
        for student in await store.students.get_many(list(ends)):
            student.destroy(store.now)
            await store.students.destroy_key(student.id)
            store.retention.register(student, ends[student.id], rule)
        destroyed += len(ends)
    return destroyed

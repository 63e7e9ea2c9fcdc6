"""The clock releases the held requests whose date has come."""

from placements.commands.requests.ports import RequestStore
from placements.domain.requests.acts import Act


async def release_due_requests(store: RequestStore, *, at_most: int = 500) -> int:
    """Releases one batch, and answers how many it held: fewer than `at_most` means done.

    Safe to repeat, and to run beside itself: a released request is no longer held, and a request
    that somebody else holds is left to them.
    """
    act = Act.by_the_clock(store.now)
    requests = await store.placement_requests.due_for_release(act.day, at_most=at_most)
    for request in requests:
        request.release(act)
        store.placement_requests.write_history(request)
    return len(requests)

"""Many drafts of one school, made as a partner would: a few at once, and no faster than allowed."""

import asyncio
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from tests.journeys.people import REQUESTS, Json, Person, body_of
from tests.journeys.province import Province

AT_ONCE = 4
LATER = timedelta(weeks=60)
HELD_FOR = timedelta(weeks=50)


async def many_drafts(province: Province, count: int) -> Json:
    """Where to find them: nothing else of the school lies so far ahead.

    They are to be held once they are sent, so that nobody else's inbox fills up.
    """
    today = datetime.now(UTC).date()
    starts_on = today + LATER
    wanted = province.wanted(
        starts_on=starts_on.isoformat(),
        ends_on=(starts_on + timedelta(days=25)).isoformat(),
        release_on=(today + HELD_FOR).isoformat(),
    )
    lanes = asyncio.Semaphore(AT_ONCE)

    async def write() -> None:
        async with lanes:
            await _written(province.pc, wanted)

    await asyncio.gather(*(write() for _ in range(count)))
    return {"from": starts_on.isoformat(), "count": count}


async def _written(school: Person, wanted: Json) -> None:
    """Waits as long as the gateway asks for."""
    while True:
        answer = await school.ask("POST", REQUESTS, json=wanted)
        if answer.status_code != HTTPStatus.TOO_MANY_REQUESTS:
            body_of(answer)
            return
        await asyncio.sleep(float(answer.headers.get("Retry-After", "1")))

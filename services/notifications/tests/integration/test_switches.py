"""A province that wants no mails about cancellations gets none; its inboxes show them."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest

from contracts.envelope import Event
from contracts.identity import SwitchSet
from contracts.placements import PlacementRequestCancelled, PlacementRequestState
from policy.switches import FeatureSwitch
from testkit import an_envelope, an_event


@pytest.mark.parametrize(
    ("switches", "mailed"),
    [
        ([], True),
        ([("QC", False)], False),
        ([("BC", False)], True),
        ([("QC", False), ("QC", True)], True),
        ([("QC", False), ("QC", None)], True),
    ],
)
async def test_cancellations_are_mailed_where_the_province_wants_it(
    *,
    hear: Callable[..., Awaitable[None]],
    facts: list[Event],
    a_request: Callable[..., PlacementRequestState],
    in_inboxes: Callable[..., Awaitable[list[tuple[str, UUID]]]],
    mails: Any,
    uuid_of: Callable[[str], UUID],
    switches: list[tuple[str, bool | None]],
    mailed: bool,
) -> None:
    await hear(*facts)
    for sequence, (province, on) in enumerate(switches, start=1):
        switch = an_event(
            SwitchSet,
            setting_id=uuid_of(f"mails of {province}"),
            switch=FeatureSwitch.CANCELLATION_MAILS.value,
            level="province",
            province=province,
            agency_id=None,
            on=on,
        )
        await hear(an_envelope(switch, sequence=sequence))

    await hear(a_request(PlacementRequestCancelled, actor_id=uuid_of("receiving coordinator")))

    assert ("cancelled", uuid_of("requester")) in await in_inboxes()
    assert bool(await mails()) is mailed

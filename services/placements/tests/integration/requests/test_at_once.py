"""Two people who do something to the same request at the same moment."""

from asyncio import gather
from typing import Any

from chassis.auth import Role
from chassis.ids import new_id

PC, RC, DC = (
    Role.PLACING_COORDINATOR,
    Role.RECEIVING_COORDINATOR,
    Role.DESTINATION_COORDINATOR,
)


async def test_of_many_who_answer_at_once_one_is_heard(world: Any) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC), ("redirect", RC))

    path, read = f"/placement-requests/{one}", {"If-Match": '"3"'}

    answers = await gather(
        *(
            world.call("POST", f"{path}/{verb}", world.viewer(role), headers=read, json=said)
            for verb, role, said in (
                ("accept", RC, {}),
                ("decline", RC, {"reason": "late_request"}),
                ("accept-for-destination", DC, {}),
                ("cancel", RC, {"reason": "hazard"}),
            )
        )
    )

    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    history = await world.call("GET", f"/placement-requests/{one}/history", world.viewer(RC))
    assert [line["move"] for line in history.json()][:2] == ["send", "redirect"]
    assert len(history.json()) == 3


async def test_the_same_move_sent_twice_at_once_is_answered_twice_alike(world: Any) -> None:
    one = await world.create()
    viewer = world.viewer(PC, account_id=new_id())
    path, headers = f"/placement-requests/{one}/send", {"Idempotency-Key": "impatient"}

    answers = await gather(*(world.call("POST", path, viewer, headers=headers) for _ in range(6)))

    assert {(answer.status_code, answer.text) for answer in answers} == {(200, answers[0].text)}

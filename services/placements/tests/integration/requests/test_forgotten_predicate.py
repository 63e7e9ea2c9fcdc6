"""Where every query forgets who looks, PostgreSQL still keeps the requests of others back."""

from typing import Any

import pytest
from sqlalchemy import true

from chassis.ids import new_id
from chassis.viewer import Role

PC = Role.PLACING_COORDINATOR
FORGETFUL = ["lists.listed_for", "counts.listed_for", "single.visible_to"]


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """No query of requests asks for anybody's rights."""
    for name in FORGETFUL:
        monkeypatch.setattr(f"placements.queries.requests.{name}", lambda _: true())


@pytest.mark.usefixtures("forgotten")
async def test_a_list_without_its_predicate_shows_no_foreign_request(world: Any) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC))
    stranger = world.viewer(PC, agency_id=new_id())

    for path in ("/placement-requests", "/placement-requests/counts"):
        assert (await world.call("GET", path, stranger)).json() == []
    single = await world.call("GET", f"/placement-requests/{one}", stranger)
    assert single.status_code == 404
    own = await world.call("GET", "/placement-requests", world.viewer(PC))
    assert [row["id"] for row in own.json()] == [str(one)]

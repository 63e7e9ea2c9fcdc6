"""The moves on offer are the verbs of the API."""

from placements.api.requests import ROUTERS
from placements.domain.requests.moves import Move


def test_every_move_on_offer_has_its_verb() -> None:
    paths = {getattr(route, "path", "") for router in ROUTERS for route in router.routes}
    verbs = {move.replace("_", "-") for move in Move if move not in (Move.CREATE, Move.EDIT)}

    assert {f"/placement-requests/{{id}}/{verb}" for verb in verbs} <= paths

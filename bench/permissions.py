"""What it costs to decide whether somebody may do something, without and with the scope."""

import time
from collections.abc import Callable
from itertools import product

from bench.figures import Figure, middle, spread
from bench.machine import Machine, Plan
from chassis.ids import new_id
from chassis.viewer import Level, Role, Viewer
from policy.permissions import Action, Subject, decide, may

_DECISIONS = 1_000_000
_SITE = new_id()
_HERE = Subject(site_id=_SITE, discipline="nursing")


async def measure(machine: Machine, plan: Plan) -> list[Figure]:
    """Needs no other process; has no goal."""
    del machine
    count = _DECISIONS // 10 if plan.quick else _DECISIONS
    return [
        _figure("permission: may", may, count, plan.rounds),
        _figure("permission: decided with scope and reason", _decided_here, count, plan.rounds),
    ]


def _decided_here(viewer: Viewer, action: Action) -> bool:
    return decide(viewer, action, _HERE).allowed


def _figure(
    name: str, decision: Callable[[Viewer, Action], bool], count: int, rounds: int
) -> Figure:
    taken = [nanoseconds_each(decision, count) for _ in range(rounds)]
    return Figure(
        name=name, value=middle(taken), unit="ns/decision", details=spread("ns/decision", taken)
    )


def nanoseconds_each(decision: Callable[[Viewer, Action], bool], count: int) -> float:
    """Every role at every level before every action, in turn."""
    cases = list(product(_viewers(), Action))
    rounds = max(1, count // len(cases))
    started_at = time.perf_counter_ns()
    for _ in range(rounds):
        for viewer, action in cases:
            decision(viewer, action)
    return (time.perf_counter_ns() - started_at) / (rounds * len(cases))


def _viewers() -> list[Viewer]:
    return [
        Viewer(
            account_id=new_id(),
            person_id=new_id(),
            role_assignment_id=new_id(),
            agency_id=new_id(),
            role=role,
            level=level,
            session_id=new_id(),
            site_ids=frozenset({_SITE, *(new_id() for _ in range(50))}),
        )
        for role, level in product(Role, Level)
    ]

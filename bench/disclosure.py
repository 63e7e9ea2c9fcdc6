"""How fast the engine decides who may see whom: for a viewer and a student, all fields at once."""

import time
from itertools import cycle, islice, product

from bench.figures import Figure, middle, spread
from bench.machine import Machine, Plan
from chassis.ids import new_id
from chassis.viewer import Level, Role, Viewer
from policy.disclosure import ConsentState, Placement, Switch, disclosure_for
from policy.disclosure.placements import STAGES

_DECISIONS = 200_000
WANTED = 100_000
"""Decisions a second."""


async def measure(machine: Machine, plan: Plan) -> list[Figure]:
    """Needs no other process."""
    del machine
    count = _DECISIONS // 10 if plan.quick else _DECISIONS
    rounds = [decisions_a_second(count) for _ in range(plan.rounds)]
    return [
        Figure(
            name="disclosure: viewers and students decided, all fields",
            value=middle(rounds),
            unit="decisions/s",
            details={"wanted": WANTED, **spread("decisions/s", rounds)},
        )
    ]


def decisions_a_second(count: int) -> float:
    """Every role before every status, finalized or not, with every consent and some switches."""
    cases = list(islice(cycle(_cases()), count))
    started_at = time.perf_counter()
    for viewer, placement, finalized, consent, switches in cases:
        disclosure_for(viewer, placement, finalized=finalized, consent=consent, switches=switches)
    return count / (time.perf_counter() - started_at)


def _cases() -> list[tuple[Viewer, Placement, bool, ConsentState, Switch]]:
    agency_id, scope = new_id(), new_id()
    person_id = new_id()
    viewers = [
        Viewer(
            account_id=new_id(),
            person_id=person_id,
            role_assignment_id=new_id(),
            agency_id=agency_id,
            role=role,
            level=level,
            session_id=new_id(),
        )
        for role, level in product(Role, (Level.REGULAR, Level.VIEW_ONLY_WITHOUT_NAMES))
    ]
    placements = [
        Placement(
            status=status,
            placing_agency_id=agency_id,
            program_id=scope,
            receiving_agency_id=agency_id,
            site_id=scope,
            destination_id=scope,
            supervisor_ids=(person_id,),
        )
        for status in STAGES
    ]
    switches = (Switch(0), Switch(255), Switch.STUDENT_RELEASES_EMAIL)
    return list(product(viewers, placements, (False, True), ConsentState, switches))

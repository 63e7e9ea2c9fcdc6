"""From changes of students and rosters to what other services may know: ids and counts."""

from chassis.outgoing import Outgoing
from contracts.placements import PlacementRequestStudentsNamed
from placements.domain.students.roster import RosterChanged
from placements.domain.students.student import ConsentSigned, ConsentWithdrawn, StudentChanged


def register(outgoing: Outgoing) -> None:
    """A student's record concerns nobody else; who is on a request does."""
    outgoing.stays_inside(StudentChanged, ConsentSigned, ConsentWithdrawn)
    outgoing.on(RosterChanged)(_named)


def _named(event: RosterChanged) -> PlacementRequestStudentsNamed:
    roster = event.roster
    return PlacementRequestStudentsNamed(
        placement_request_id=roster.id,
        placing_agency_id=roster.agency_id,
        named=len(roster.places),
        finalized=len(roster.finalized),
        student_ids=list(roster.student_ids),
        finalized_ids=[place.student_id for place in roster.finalized],
    )

"""Which placement requests a role sees: data that services also write as SQL."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from chassis.viewer import Role, Viewer
from policy.permissions.reasons import Reason
from policy.permissions.scopes import Subject, in_departments, in_scope


class Side(StrEnum):
    """From where somebody looks; it decides which answers they may know of."""

    SCHOOL = "school"
    RECEIVING = "receiving"
    DESTINATION = "destination"
    NETWORK = "network"


class Through(StrEnum):
    """What ties a request to somebody."""

    PLACING_AGENCY = "placing_agency"
    RECEIVING_AGENCY = "receiving_agency"
    SUPERVISION = "supervision"
    INSTRUCTION = "instruction"
    """The school, and only those of its requests that name the person as an instructor."""
    NETWORK = "network"
    """Every agency's; those of the own school as that school sees them."""


BEFORE_RECEIVED: Final = frozenset({"draft", "held", "withdrawn"})
BEFORE_PASSED_ON: Final = BEFORE_RECEIVED | {"pending"}
UNSUPERVISED: Final = BEFORE_PASSED_ON | {
    "redirected",
    "accepted_by_destination",
    "declined_by_destination",
    "waitlisted",
    "declined",
}
NEVER_TOLD: Final = frozenset({"draft", "withdrawn"})
TAKEN_BACK: Final = frozenset({"withdrawn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """`hidden` are the statuses in which the role does not see a request."""

    side: Side
    through: Through
    hidden: frozenset[str] = frozenset()
    why: Reason


SIGHTS: dict[Role, Sight] = {
    Role.PLACING_COORDINATOR: Sight(
        side=Side.SCHOOL,
        through=Through.PLACING_AGENCY,
        why=Reason(
            "coordinates-program",
            "Coordonne les stages de ce programme",
            "Coordinates placements of this program",
        ),
    ),
    Role.COURSE_LEADER: Sight(
        side=Side.SCHOOL,
        through=Through.PLACING_AGENCY,
        why=Reason(
            "leads-course", "Dirige un cours de ce programme", "Leads a course of this program"
        ),
    ),
    Role.INSTRUCTOR: Sight(
        side=Side.SCHOOL,
        through=Through.INSTRUCTION,
        hidden=TAKEN_BACK,
        why=Reason("instructs", "Enseigne à ces stagiaires", "Instructs these students"),
    ),
    Role.STUDENT_ADMINISTRATOR: Sight(
        side=Side.SCHOOL,
        through=Through.PLACING_AGENCY,
        why=Reason(
            "administers-students",
            "Gère les étudiants de ce programme",
            "Administers the students of this program",
        ),
    ),
    Role.RECEIVING_COORDINATOR: Sight(
        side=Side.RECEIVING,
        through=Through.RECEIVING_AGENCY,
        hidden=BEFORE_RECEIVED,
        why=Reason(
            "receives-for-site",
            "Reçoit les demandes de ce site",
            "Receives the requests of this site",
        ),
    ),
    Role.DESTINATION_COORDINATOR: Sight(
        side=Side.DESTINATION,
        through=Through.RECEIVING_AGENCY,
        hidden=BEFORE_PASSED_ON,
        why=Reason(
            "answers-for-destination",
            "Répond pour cette destination",
            "Answers for this destination",
        ),
    ),
    Role.DISCIPLINE_CONTACT: Sight(
        side=Side.DESTINATION,
        through=Through.RECEIVING_AGENCY,
        hidden=BEFORE_PASSED_ON,
        why=Reason(
            "answers-for-discipline",
            "Répond pour cette discipline",
            "Answers for this discipline",
        ),
    ),
    Role.SUPERVISOR: Sight(
        side=Side.DESTINATION,
        through=Through.SUPERVISION,
        hidden=UNSUPERVISED,
        why=Reason("supervises", "Supervise ces stagiaires", "Supervises these students"),
    ),
    Role.ADMINISTRATOR: Sight(
        side=Side.NETWORK,
        through=Through.NETWORK,
        hidden=NEVER_TOLD,
        why=Reason("administers-network", "Administre le réseau", "Administers the network"),
    ),
}
"""A role that is not here sees no request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """What of a request decides who sees it."""

    status: str
    placing_agency_id: UUID
    receiving_agency_id: UUID | None
    subject: Subject
    department_id: UUID | None = None
    """The one that the program belongs to, at the school."""
    supervisor_ids: Collection[UUID] = ()
    instructor_ids: Collection[UUID] = ()


def sight_of(viewer: Viewer) -> Sight | None:
    return SIGHTS.get(viewer.role)


def side_of_role(role: Role | None) -> Side | None:
    """From where a role looks wherever it is; None for the clock and for roles without sight."""
    sight = None if role is None else SIGHTS.get(role)
    return sight.side if sight else None


def side_of(viewer: Viewer, placing_agency_id: UUID | None) -> Side | None:
    """From where a viewer looks; an administrator of the school looks as the school does."""
    sight = SIGHTS.get(viewer.role)
    if sight is None:
        return None
    own = sight.through is Through.NETWORK and viewer.agency_id == placing_agency_id
    return Side.SCHOOL if own else sight.side


def sees_request(viewer: Viewer, request: Parties) -> bool:
    """The rule that the services say in SQL; their tests hold the two together."""
    sight = SIGHTS.get(viewer.role)
    if sight is None:
        return False
    at_school = viewer.agency_id == request.placing_agency_id
    if sight.through is Through.NETWORK:
        return at_school or request.status not in sight.hidden
    return (
        request.status not in sight.hidden
        and in_scope(viewer, request.subject)
        and _tied(sight.through, viewer, request)
    )


def _tied(through: Through, viewer: Viewer, request: Parties) -> bool:
    match through:
        case Through.PLACING_AGENCY:
            at_school = viewer.agency_id == request.placing_agency_id
            return at_school and in_departments(viewer, request.department_id)
        case Through.RECEIVING_AGENCY:
            return viewer.agency_id == request.receiving_agency_id
        case Through.INSTRUCTION:
            at_school = viewer.agency_id == request.placing_agency_id
            return at_school and viewer.person_id in request.instructor_ids
        case _:
            return viewer.person_id in request.supervisor_ids

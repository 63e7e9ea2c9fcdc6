"""From which side somebody reads, and what that side may know of."""

from enum import StrEnum

from chassis.viewer import Role


class Side(StrEnum):
    """The school never reads a destination's answer before the agency gave its own."""

    SCHOOL = "school"
    RECEIVING = "receiving"
    DESTINATION = "destination"


def side_of(role: Role) -> Side:
    """Supervisors and destinations read alike; administrators as the receiving side."""
    match role:
        case Role.PLACING_COORDINATOR:
            return Side.SCHOOL
        case Role.DESTINATION_COORDINATOR | Role.SUPERVISOR:
            return Side.DESTINATION
        case _:
            return Side.RECEIVING

"""From which side somebody reads, and what that side may know of."""

from enum import StrEnum

from chassis.viewer import Role
from policy import permissions as policy
from policy.permissions import side_of_role


class Side(StrEnum):
    """The school never reads a destination's answer before the agency gave its own."""

    SCHOOL = "school"
    RECEIVING = "receiving"
    DESTINATION = "destination"


def side_of(role: Role) -> Side:
    """Supervisors and destinations read alike; administrators as the receiving side."""
    match side_of_role(role):
        case policy.Side.SCHOOL:
            return Side.SCHOOL
        case policy.Side.DESTINATION:
            return Side.DESTINATION
        case _:
            return Side.RECEIVING

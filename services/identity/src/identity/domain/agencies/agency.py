"""An agency: a school that places students, a hospital that receives them, or both."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, DomainError, DomainEvent
from chassis.ids import new_id
from chassis.viewer import Role
from identity.domain.wording import required, tidy_or_none
from policy.permissions.roles import OF_THE_NETWORK

PROVINCES = frozenset(
    {"AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"}
)


class AgencyKind(StrEnum):
    PLACING = "placing"
    RECEIVING = "receiving"
    BOTH = "both"


_ANYWHERE = frozenset({Role.STAFF_ADMINISTRATOR, Role.DEPARTMENT_CONTACT, Role.CONTENT_MANAGER})
_SIDES: dict[AgencyKind, frozenset[Role]] = {
    AgencyKind.PLACING: _ANYWHERE
    | {
        Role.PLACING_COORDINATOR,
        Role.COURSE_LEADER,
        Role.INSTRUCTOR,
        Role.GROUP_INSTRUCTOR,
        Role.STUDENT_ADMINISTRATOR,
        Role.STUDENT,
    },
    AgencyKind.RECEIVING: _ANYWHERE
    | {
        Role.RECEIVING_COORDINATOR,
        Role.DESTINATION_COORDINATOR,
        Role.DISCIPLINE_CONTACT,
        Role.SUPERVISOR,
    },
}
_SIDES[AgencyKind.BOTH] = _SIDES[AgencyKind.PLACING] | _SIDES[AgencyKind.RECEIVING]


def on_one_side(one: Role, other: Role) -> bool:
    """Whether both place, or both receive: each side has its secrets from the other, also where
    one agency does both. Roles of the network stand on neither."""
    return any({one, other} <= _SIDES[kind] for kind in (AgencyKind.PLACING, AgencyKind.RECEIVING))


class UnknownProvince(DomainError):
    """The province is none of the thirteen provinces and territories."""

    slug = "unknown-province"


class AgencyInactive(DomainError):
    """Nothing new can be set up at an agency that is no longer active."""

    slug = "agency-inactive"


@dataclass(frozen=True)
class Recorded(DomainEvent):
    agency: "Agency"


@dataclass(frozen=True, kw_only=True)
class AgencyFacts:
    """What an agency is called, and where it lies. `province` is its two-letter postal code."""

    kind: AgencyKind
    name_fr: str
    name_en: str
    short_name: str
    province: str
    region: str | None = None

    def __post_init__(self) -> None:
        for name in ("name_fr", "name_en", "short_name"):
            object.__setattr__(self, name, required(getattr(self, name), name))
        object.__setattr__(self, "region", tidy_or_none(self.region))
        if self.province not in PROVINCES:
            raise UnknownProvince(f"{self.province} is no province", field="province")


@dataclass(eq=False, kw_only=True)
class Agency(Aggregate):
    facts: AgencyFacts
    active: bool

    @classmethod
    def register(cls, facts: AgencyFacts, *, id: UUID | None = None) -> Self:
        agency = cls(id=id or new_id(), facts=facts, active=True)
        agency.record(Recorded(agency))
        return agency

    def change(self, facts: AgencyFacts, *, active: bool) -> None:
        if (facts, active) == (self.facts, self.active):
            return
        self.facts, self.active = facts, active
        self.record(Recorded(self))

    def expect_active(self) -> None:
        if not self.active:
            raise AgencyInactive("The agency is inactive", field="agency_id")

    def has_use_for(self, role: Role) -> bool:
        """Whether somebody may hold the role here; those of the network may sit anywhere."""
        return role in OF_THE_NETWORK or role in _SIDES[self.facts.kind]


class Agencies(Protocol):
    """All agencies; which ones exist is no secret between them."""

    def add(self, agency: Agency) -> None: ...

    async def get(self, id: UUID) -> Agency: ...

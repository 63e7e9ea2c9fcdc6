"""What an agency demands of its people when they sign in."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from chassis.domain import Aggregate


@dataclass(eq=False, kw_only=True)
class SignInRules(Aggregate):
    """Its id is that of the agency."""

    second_factor_demanded: bool = False

    def demand_second_factor(self, *, demanded: bool) -> None:
        self.second_factor_demanded = demanded


class SignInRulesOfAgencies(Protocol):
    """The rules of each agency; nothing is demanded where nobody said so."""

    async def of(self, agency_id: UUID) -> SignInRules:
        """Locked until the transaction ends."""
        ...

    async def demand_second_factor(self, agency_ids: frozenset[UUID]) -> bool:
        """Whether any of these agencies does."""
        ...

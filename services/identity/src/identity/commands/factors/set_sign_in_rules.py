"""An agency's administrator says whether its people need a second factor."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.factors.sign_in_rules import SignInRules


@dataclass(frozen=True, kw_only=True)
class SetSignInRules:
    viewer: Viewer
    agency_id: UUID
    second_factor_demanded: bool
    expected_version: int | None = None


async def set_sign_in_rules(command: SetSignInRules, store: Store) -> SignInRules:
    """Holds from the next sign-in on. Raises NotFound, AdministratorsOnly and Stale."""
    expect_administrator_of(command.viewer, command.agency_id)
    await store.agencies.get(command.agency_id)
    rules = await store.sign_in_rules.of(command.agency_id)
    rules.expect_version(command.expected_version)
    rules.demand_second_factor(demanded=command.second_factor_demanded)
    return rules

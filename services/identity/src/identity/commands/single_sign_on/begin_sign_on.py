"""A browser is sent to an agency's identity provider, and is recognised when it comes back."""

from dataclasses import dataclass, field
from uuid import UUID

from chassis.domain import NotFound
from chassis.ids import new_id
from identity.commands.ports import Store
from identity.domain.single_sign_on.identity_provider import IdentityProvider
from identity.domain.single_sign_on.refusals import SignOnRefused
from identity.domain.single_sign_on.sign_on import SignOn


@dataclass(frozen=True, kw_only=True)
class BeginSignOn:
    """Digests of what the browser takes along, and the sealed PKCE verifier. `account_id` is of
    somebody who is signed in and goes to link their subject."""

    provider_id: UUID
    state: bytes = field(repr=False)
    browser: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    sealed_verifier: str = field(repr=False)
    account_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ResumeSignOn:
    state: bytes = field(repr=False)
    browser: bytes = field(repr=False)
    account_id: UUID | None = None


async def begin_sign_on(command: BeginSignOn, store: Store) -> tuple[SignOn, IdentityProvider]:
    """Raises NotFound for a provider at which nobody can sign in now."""
    provider = await store.identity_providers.to_sign_in(command.provider_id)
    if provider is None:
        raise NotFound(f"Provider {command.provider_id} signs nobody in")
    sign_on = SignOn(
        id=new_id(),
        provider_id=provider.id,
        agency_id=provider.agency_id,
        issuer=provider.facts.issuer,
        state=command.state,
        browser=command.browser,
        nonce=command.nonce,
        sealed_verifier=command.sealed_verifier,
        begun_at=store.now,
        account_id=command.account_id,
    )
    store.sign_ons.add(sign_on)
    return sign_on, provider


async def resume_sign_on(
    command: ResumeSignOn, store: Store
) -> tuple[SignOn, IdentityProvider] | None:
    """None if nothing can come of it; nothing is raised, since the state is used up for good."""
    sign_on = await store.sign_ons.take(command.state)
    if sign_on is None or not sign_on.is_of(command.browser, store.now):
        return None
    if sign_on.account_id != command.account_id:
        return None
    provider = await store.identity_providers.to_sign_in(sign_on.provider_id)
    if provider is None or provider.facts.issuer != sign_on.issuer:
        return None
    return sign_on, provider


def resumed(found: tuple[SignOn, IdentityProvider] | None) -> tuple[SignOn, IdentityProvider]:
    """Raises SignOnRefused, once the use of the state is committed."""
    if found is None:
        raise SignOnRefused("The state is unknown, used, too old, or another browser's")
    return found

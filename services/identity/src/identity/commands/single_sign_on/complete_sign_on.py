"""The identity provider said who it is: the account is found, and a session begins."""

from dataclasses import dataclass, field
from uuid import UUID

from identity.commands.factors.second_step import SecondStep, second_step_of
from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.commands.sign_in.opening import SignedIn, open_session, role_to_act_in
from identity.domain.accounts.account import Account, sign_in_name
from identity.domain.mail.mail import MailKind
from identity.domain.single_sign_on.identity_provider import IdentityProvider, Match
from identity.domain.single_sign_on.linked_subject import LinkedSubject
from identity.domain.single_sign_on.refusals import SignOnNotTrusted, SignOnRefused


@dataclass(frozen=True, kw_only=True)
class CompleteSignOn:
    """What an ID token proved; the address is None unless the provider says it is verified."""

    provider_id: UUID
    issuer: str
    subject: str = field(repr=False)
    verified_email: str | None = field(default=None, repr=False)
    device: str = ""


async def complete_sign_on(command: CompleteSignOn, store: Store) -> SignedIn | SecondStep:
    """No account is made. A provider that does not count as strong asks for the same second step
    as a password. Raises SignOnRefused, SignOnNotTrusted, AccountDisabled and NoRole."""
    provider = await store.identity_providers.to_sign_in(command.provider_id)
    if provider is None or provider.facts.issuer != command.issuer:
        raise SignOnRefused("The provider was changed meanwhile")
    account = await _linked(command, provider, store)
    if account is None:
        account = await _found_by_email(command, provider, store)
        store.linked_subjects.add(
            LinkedSubject.link(provider, command.subject, account, now=store.now)
        )
        await tell(account, MailKind.SIGN_ON_LINKED, store)
    if not provider.may_sign_in(account):
        raise SignOnRefused("The account is of another agency")
    await _expect_trust(provider, account, store)
    await role_to_act_in(account, store)
    provider.came_through(store.now)
    if not provider.facts.counts_as_strong:
        second_step = await second_step_of(account, store, identity_provider_id=provider.id)
        if second_step is not None:
            return second_step
    return await open_session(
        account, store, device=command.device, identity_provider_id=provider.id
    )


async def _linked(
    command: CompleteSignOn, provider: IdentityProvider, store: Store
) -> Account | None:
    link = await store.linked_subjects.of_subject(provider, command.subject)
    return None if link is None else await store.accounts.to_sign_in(link.account_id)


async def _found_by_email(
    command: CompleteSignOn, provider: IdentityProvider, store: Store
) -> Account:
    """By a verified address of the agency's domains, if the account has no other subject yet."""
    email = command.verified_email
    if provider.facts.match is not Match.VERIFIED_EMAIL or email is None:
        raise SignOnRefused("The subject is not linked, and no address may find its account")
    if not provider.answers_for(email):
        raise SignOnRefused("The address is not of the agency's domains")
    account = await store.accounts.named(sign_in_name(email))
    if account is None:
        raise SignOnRefused("Nobody has this address")
    if await store.linked_subjects.of_account(provider, account.id) is not None:
        raise SignOnRefused("The account is linked to another subject")
    return await store.accounts.to_sign_in(account.id)


async def _expect_trust(provider: IdentityProvider, account: Account, store: Store) -> None:
    """Who runs an agency's provider can be any of its people, so these may have no rights beyond
    the agency, unless an administrator vouches for the provider."""
    if provider.facts.trusted_beyond_agency:
        return
    for assignment in await store.role_assignments.usable_by(account.person_id):
        elsewhere = assignment.agency_id != provider.agency_id
        if elsewhere or assignment.rights.of_the_network:
            raise SignOnNotTrusted("The person has rights beyond the provider's agency")

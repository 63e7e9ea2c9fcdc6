"""A person's subject is linked by hand, or unlinked: by the person, or by an administrator."""

from dataclasses import dataclass, field
from uuid import UUID

from chassis.domain import NotFound
from chassis.viewer import Viewer
from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.commands.sign_in.proving import expect_recent_proof
from identity.commands.single_sign_on.complete_sign_on import CompleteSignOn
from identity.domain.access.rights import expect_administrator_of
from identity.domain.access.role_assignment import OwnRights, expect_only_rights_at
from identity.domain.accounts.account import Account
from identity.domain.mail.mail import MailKind
from identity.domain.single_sign_on.identity_provider import IdentityProvider
from identity.domain.single_sign_on.linked_subject import LinkedSubject
from identity.domain.single_sign_on.refusals import SignOnDemanded, SignOnRefused, SubjectLinked


@dataclass(frozen=True, kw_only=True)
class LinkSubject:
    """`subject` is what the provider calls the person, letter by letter."""

    viewer: Viewer
    provider_id: UUID
    account_id: UUID
    subject: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Unlink:
    viewer: Viewer
    provider_id: UUID
    account_id: UUID


@dataclass(frozen=True, kw_only=True)
class UnlinkOwn:
    viewer: Viewer
    id: UUID


async def expect_to_link(provider_id: UUID, viewer: Viewer, store: Store) -> IdentityProvider:
    """The provider, of the person's own agency, to somebody who proved lately who they are. Raises
    NotFound, ProofNeeded and SessionOver."""
    account = await expect_recent_proof(viewer, store)
    provider = await store.identity_providers.to_sign_in(provider_id)
    if provider is None or not provider.may_sign_in(account):
        raise NotFound(f"Provider {provider_id} does not sign the viewer in")
    return provider


async def link_own_subject(proven: CompleteSignOn, viewer: Viewer, store: Store) -> LinkedSubject:
    """Whatever address the provider knows: the person is signed in here and signed in there.
    Raises SubjectLinked and what `expect_to_link` does."""
    provider = await expect_to_link(proven.provider_id, viewer, store)
    if provider.facts.issuer != proven.issuer:
        raise SignOnRefused("The provider was changed meanwhile")
    account = await store.accounts.to_sign_in(viewer.account_id)
    provider.came_through(store.now)
    return await _linked(provider, proven.subject, account, store, by=viewer.account_id)


async def link_subject(command: LinkSubject, store: Store) -> LinkedSubject:
    """For a person whom the provider knows by another address. Raises AdministratorsOnly,
    OwnRights, SubjectLinked, and NotFound for an account that the provider cannot sign in."""
    viewer = command.viewer
    provider = await store.identity_providers.get(command.provider_id, viewer)
    expect_administrator_of(viewer, provider.agency_id)
    account = await store.accounts.get(command.account_id, viewer)
    if not provider.may_sign_in(account):
        raise NotFound("The account is of another agency", field="account_id")
    if account.id == viewer.account_id:
        raise OwnRights("One's own is linked by signing in there", field="account_id")
    expect_only_rights_at(await store.role_assignments.of_person(account.person_id), viewer)
    return await _linked(provider, command.subject, account, store, by=viewer.account_id)


async def unlink(command: Unlink, store: Store) -> None:
    """The person is found anew at their next sign-on, as one who comes for the first time."""
    provider = await store.identity_providers.get(command.provider_id, command.viewer)
    expect_administrator_of(command.viewer, provider.agency_id)
    link = await store.linked_subjects.of_account(provider, command.account_id)
    if link is None:
        raise NotFound(f"Account {command.account_id} is not linked")
    await _undo(link, store)


async def unlink_own(command: UnlinkOwn, store: Store) -> None:
    """Raises NotFound, ProofNeeded, and SignOnDemanded where it is the only way in."""
    account = await expect_recent_proof(command.viewer, store)
    link = await store.linked_subjects.own(command.id, account.id)
    if await store.identity_providers.demanded_of(account):
        raise SignOnDemanded("The agency demands single sign-on")
    await _undo(link, store)


async def _linked(
    provider: IdentityProvider, subject: str, account: Account, store: Store, *, by: UUID
) -> LinkedSubject:
    taken = await store.linked_subjects.of_subject(provider, subject)
    if taken or await store.linked_subjects.of_account(provider, account.id):
        raise SubjectLinked("The subject or the account is linked")
    link = LinkedSubject.link(provider, subject, account, now=store.now, by=by)
    store.linked_subjects.add(link)
    await tell(account, MailKind.SIGN_ON_LINKED, store)
    return link


async def _undo(link: LinkedSubject, store: Store) -> None:
    link.unlink(store.now)
    account = await store.accounts.to_sign_in(link.account_id)
    await tell(account, MailKind.SIGN_ON_UNLINKED, store)

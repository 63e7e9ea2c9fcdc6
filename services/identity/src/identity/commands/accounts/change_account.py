"""An account is enabled or disabled, or its person accepts or refuses e-mail alerts."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.access.role_assignment import OwnRights, expect_only_rights_at
from identity.domain.accounts.account import Account
from identity.domain.sign_in.session import End


@dataclass(frozen=True, kw_only=True)
class ChangeAccount:
    """What is None stays as it is."""

    viewer: Viewer
    id: UUID
    enabled: bool | None = None
    email_alerts_accepted: bool | None = None
    expected_version: int | None = None


async def change_account(command: ChangeAccount, store: Store) -> Account:
    """Everybody decides about their own alerts; the rest is for administrators."""
    account = await store.accounts.get(command.id, command.viewer)
    own = account.id == command.viewer.account_id
    if not own or command.enabled is not None:
        expect_administrator_of(command.viewer, account.agency_id)
    account.expect_version(command.expected_version)
    waking = bool(command.enabled) and account.is_dormant(store.now.date())
    if command.enabled is not None and (waking or command.enabled != account.enabled):
        if own:
            raise OwnRights("Nobody disables themselves", field="enabled")
        rights = await store.role_assignments.of_person(account.person_id)
        expect_only_rights_at(rights, command.viewer)
    alerts = command.email_alerts_accepted
    account.change(
        enabled=account.enabled if command.enabled is None else command.enabled,
        email_alerts_accepted=account.email_alerts_accepted if alerts is None else alerts,
    )
    if command.enabled:
        account.wake(store.now.date())
    if not account.enabled:
        for session in await store.sessions.open_of_account(account.id):
            session.finish(End.ACCESS_WITHDRAWN, store.now)
    return account

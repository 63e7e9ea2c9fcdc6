"""An authenticator app is enrolled: its secret shown once, a first code to prove that it works."""

from dataclasses import dataclass, field

from chassis.viewer import Viewer
from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.commands.sign_in.proving import expect_recent_proof
from identity.domain.accounts.account import Account
from identity.domain.factors.second_factor import CodeWrong, Vault
from identity.domain.factors.time_codes import fresh_secret, otpauth_uri, step_of
from identity.domain.mail.mail import MailKind


@dataclass(frozen=True, kw_only=True)
class ConfirmEnrolment:
    viewer: Viewer
    code: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Enrolment:
    """What the app needs to know, as text to type and as the address in a QR code."""

    secret: str = field(repr=False)
    otpauth_uri: str = field(repr=False)


async def begin_enrolment(viewer: Viewer, store: Store, vault: Vault) -> Enrolment:
    """Raises ProofNeeded, SessionOver and AppEnrolled."""
    return await begin_enrolment_of(await expect_recent_proof(viewer, store), store, vault)


async def confirm_enrolment(
    command: ConfirmEnrolment, store: Store, vault: Vault
) -> tuple[str, ...]:
    """Answers recovery codes if the person has none yet. Raises CodeWrong, NothingToConfirm."""
    account = await expect_recent_proof(command.viewer, store)
    if not await app_confirmed(command.code, account, store, vault):
        raise CodeWrong("The app shows another code", field="code")
    return await first_recovery_codes(account, store)


async def begin_enrolment_of(account: Account, store: Store, vault: Vault) -> Enrolment:
    secret = fresh_secret()
    factor = await store.second_factors.of(account)
    factor.begin_enrolment(vault.close(secret, account.id), store.now)
    return Enrolment(secret=secret, otpauth_uri=otpauth_uri(secret, account.sign_in_name))


async def app_confirmed(code: str, account: Account, store: Store, vault: Vault) -> bool:
    """Raises NothingToConfirm."""
    factor = await store.second_factors.of(account)
    secret = vault.open(factor.to_confirm(store.now), account.id)
    step = step_of(code, secret, store.now) if secret else None
    if step is None:
        return False
    factor.confirm(step, store.now)
    await tell(account, MailKind.SECOND_FACTOR_ADDED, store)
    return True


async def first_recovery_codes(account: Account, store: Store) -> tuple[str, ...]:
    """With the first factor come codes for the day that it is lost; none where there are some."""
    factor = await store.second_factors.of(account)
    return () if factor.recovery_codes_left else factor.renew_recovery_codes()

"""The password was right, and is not enough: something else has to prove the same person."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from identity.commands.factors.enrolment import (
    Enrolment,
    app_confirmed,
    begin_enrolment_of,
    first_recovery_codes,
)
from identity.commands.factors.proofs import code_proves
from identity.commands.ports import Store
from identity.commands.sign_in.begin_sign_in import FailSignIn, fail_sign_in
from identity.commands.sign_in.opening import SignedIn, open_session
from identity.domain.accounts.account import Account
from identity.domain.accounts.secrets_handed_out import Secret, fingerprint_of
from identity.domain.factors.challenge import Asked, Challenge, ChallengeOver
from identity.domain.factors.second_factor import CodeWrong, Vault


class Method(StrEnum):
    """What a second step can be taken with."""

    AUTHENTICATOR_APP = "authenticator_app"
    PASSKEY = "passkey"
    RECOVERY_CODE = "recovery_code"


@dataclass(frozen=True, kw_only=True)
class SecondStep:
    """`enrol` where the agency demands a second factor and the person has none yet."""

    secret: Secret
    expires_at: datetime
    methods: tuple[Method, ...]
    enrol: bool


@dataclass(frozen=True, kw_only=True)
class AnswerSecondStep:
    """`challenge` is what the first step handed out."""

    challenge: str = field(repr=False)
    code: str = field(repr=False)
    address: str | None = field(default=None, repr=False)
    device: str = ""


@dataclass(frozen=True, kw_only=True)
class Enrolled:
    """The first session with a second factor, and the recovery codes to show once."""

    signed_in: SignedIn
    recovery_codes: tuple[str, ...] = field(repr=False)


async def second_step_of(
    account: Account, store: Store, *, identity_provider_id: UUID | None = None
) -> SecondStep | None:
    """None where the password, or the identity provider, is enough."""
    methods = await _methods(account, store)
    if methods is not None:
        return _asked(account, methods, store, identity_provider_id)
    if await is_demanded(account, store):
        return _asked(account, (), store, identity_provider_id)
    return None


async def is_demanded(account: Account, store: Store) -> bool:
    """Whether the person's agency, or one that they have a role at, demands a second factor."""
    usable = await store.role_assignments.usable_by(account.person_id)
    agencies = frozenset({account.agency_id, *(one.agency_id for one in usable)})
    return await store.sign_in_rules.demand_second_factor(agencies)


async def answer_second_step(
    command: AnswerSecondStep, store: Store, vault: Vault
) -> SignedIn | None:
    """None for a wrong code, of which the count has to be committed; it is the same count as that
    of wrong passwords. Raises ChallengeOver, SignInLocked, AddressSlowed and AttemptsUnderWay."""
    if command.address is not None:
        (await store.address_attempts.from_(command.address)).begin(store.now)
    challenge, account = await _first_step(command.challenge, Asked.SECOND_STEP, store)
    attempts = await store.sign_in_attempts.under(account.sign_in_name)
    attempts.begin(store.now, account_id=account.id)
    if not await code_proves(command.code, account, store, vault):
        await fail_sign_in(FailSignIn(name=account.sign_in_name, address=command.address), store)
        return None
    attempts.take_back()
    if command.address is not None:
        (await store.address_attempts.from_(command.address)).take_back()
    await store.challenges.close(challenge)
    return await _opened(challenge, account, command, store)


async def begin_demanded_enrolment(challenge: str, store: Store, vault: Vault) -> Enrolment:
    """Raises ChallengeOver."""
    _, account = await _first_step(challenge, Asked.ENROLMENT, store)
    return await begin_enrolment_of(account, store, vault)


async def confirm_demanded_enrolment(
    command: AnswerSecondStep, store: Store, vault: Vault
) -> Enrolled:
    """Raises ChallengeOver, NothingToConfirm and CodeWrong."""
    challenge, account = await _first_step(command.challenge, Asked.ENROLMENT, store)
    if not await app_confirmed(command.code, account, store, vault):
        raise CodeWrong("The app shows another code", field="code")
    codes = await first_recovery_codes(account, store)
    await store.challenges.close(challenge)
    signed_in = await _opened(challenge, account, command, store)
    return Enrolled(signed_in=signed_in, recovery_codes=codes)


async def _opened(
    challenge: Challenge, account: Account, command: AnswerSecondStep, store: Store
) -> SignedIn:
    return await open_session(
        account,
        store,
        device=command.device,
        identity_provider_id=challenge.identity_provider_id,
    )


async def _methods(account: Account, store: Store) -> tuple[Method, ...] | None:
    """None for who has no second factor. A passkey that was suspended still is one, or whoever has
    its copy could go back to the password alone."""
    factor = await store.second_factors.find(account.id)
    passkeys = await store.passkeys.of_account(account.id)
    has_app = factor is not None and factor.has_app
    if not has_app and not passkeys:
        return None
    offered = {
        Method.AUTHENTICATOR_APP: has_app,
        Method.PASSKEY: any(one.works for one in passkeys),
        Method.RECOVERY_CODE: factor is not None and factor.recovery_codes_left > 0,
    }
    return tuple(method for method, there in offered.items() if there)


def _asked(
    account: Account, methods: tuple[Method, ...], store: Store, identity_provider_id: UUID | None
) -> SecondStep:
    """Without any method the person enrols one."""
    secret, asked = Secret.fresh(), Asked.SECOND_STEP if methods else Asked.ENROLMENT
    challenge = Challenge.after_first_step(
        account,
        asked,
        fingerprint=secret.fingerprint,
        now=store.now,
        identity_provider_id=identity_provider_id,
    )
    store.challenges.add(challenge)
    return SecondStep(
        secret=secret,
        expires_at=challenge.expires_at,
        methods=methods,
        enrol=asked is Asked.ENROLMENT,
    )


async def _first_step(text: str, asked: Asked, store: Store) -> tuple[Challenge, Account]:
    challenge = await store.challenges.asked(fingerprint_of(text))
    if challenge is None or challenge.account_id is None or not challenge.is_open(asked, store.now):
        raise ChallengeOver("No such challenge is open")
    account = await store.accounts.to_sign_in(challenge.account_id)
    if not challenge.fits(account):
        raise ChallengeOver("The password was changed since")
    return challenge, account

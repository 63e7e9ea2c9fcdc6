"""Second factors, passkeys and challenges without a database."""

from datetime import datetime
from uuid import UUID

from identity.domain.access.view import View
from identity.domain.accounts.account import Account
from identity.domain.factors.challenge import Challenge
from identity.domain.factors.passkey import Passkey
from identity.domain.factors.second_factor import SecondFactor
from identity.domain.factors.sign_in_rules import SignInRules
from identity.domain.sign_in.session import Session


class FakeSecondFactors:
    def __init__(self) -> None:
        self.by_id: dict[UUID, SecondFactor] = {}

    async def find(self, account_id: UUID) -> SecondFactor | None:
        return self.by_id.get(account_id)

    async def of(self, account: Account) -> SecondFactor:
        return self.by_id.setdefault(account.id, SecondFactor.none_yet(account))


class FakePasskeys:
    def __init__(self) -> None:
        self.every: list[Passkey] = []

    def add(self, passkey: Passkey) -> None:
        self.every.append(passkey)

    async def of_account(self, account_id: UUID) -> list[Passkey]:
        return [one for one in self.every if one.account_id == account_id and not one.removed_at]

    async def with_credential_id(self, credential_id: bytes) -> Passkey | None:
        found = (one for one in self.every if one.credential_id == credential_id)
        return next((one for one in found if not one.removed_at), None)


class FakeChallenges:
    def __init__(self) -> None:
        self.by_fingerprint: dict[bytes, Challenge] = {}

    def add(self, challenge: Challenge) -> None:
        self.by_fingerprint[challenge.fingerprint] = challenge

    async def asked(self, fingerprint: bytes) -> Challenge | None:
        return self.by_fingerprint.get(fingerprint)

    async def close(self, challenge: Challenge) -> None:
        del self.by_fingerprint[challenge.fingerprint]


class FakeProofs:
    def __init__(self) -> None:
        self.by_session: dict[UUID, datetime] = {}

    async def last_of(self, session_id: UUID) -> datetime | None:
        return self.by_session.get(session_id)

    async def note(self, session: Session, now: datetime) -> None:
        self.by_session[session.id] = now


class FakeSignInRules:
    def __init__(self) -> None:
        self.by_id: dict[UUID, SignInRules] = {}

    async def of(self, agency_id: UUID) -> SignInRules:
        return self.by_id.setdefault(agency_id, SignInRules(id=agency_id, version=1))

    async def demand_second_factor(self, agency_ids: frozenset[UUID]) -> bool:
        rules = [self.by_id[one] for one in agency_ids if one in self.by_id]
        return any(one.second_factor_demanded for one in rules)


class FakeViews:
    def __init__(self) -> None:
        self.by_id: dict[UUID, View] = {}

    def add(self, view: View) -> None:
        self.by_id[view.id] = view

    async def get(self, id: UUID) -> View:
        return self.by_id[id]

    async def overdue(self, now: datetime) -> list[View]:
        every = self.by_id.values()
        return [one for one in every if one.ended_at is None and one.expires_at <= now]

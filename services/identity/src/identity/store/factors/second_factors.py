"""Where second factors are kept, their secrets sealed, and what agencies demand of them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from chassis.store import Row, Transaction
from identity.domain.accounts.account import Account
from identity.domain.factors.recovery_codes import RecoveryCodes
from identity.domain.factors.second_factor import SecondFactor
from identity.domain.factors.sign_in_rules import SignInRules
from identity.store.tables.factors import second_factors, sign_in_rules


class StoredSecondFactors:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def find(self, account_id: UUID) -> SecondFactor | None:
        row = await self._transaction.first(
            select(second_factors).where(second_factors.c.id == account_id).with_for_update()
        )
        if row is None:
            return None
        return self._transaction.track(second_factors, _factor(row), _factor_row)

    async def of(self, account: Account) -> SecondFactor:
        empty = _factor_row(SecondFactor.none_yet(account)) | {"version": 1}
        await self._transaction.execute(
            insert(second_factors).values(empty).on_conflict_do_nothing()
        )
        await self._transaction.first(
            select(second_factors.c.id).where(second_factors.c.id == account.id).with_for_update()
        )
        return await self._transaction.load(second_factors, account.id, _factor, _factor_row)


class StoredSignInRules:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def of(self, agency_id: UUID) -> SignInRules:
        none = {"id": agency_id, "second_factor_demanded": False, "version": 1}
        await self._transaction.execute(insert(sign_in_rules).values(none).on_conflict_do_nothing())
        await self._transaction.first(
            select(sign_in_rules.c.id).where(sign_in_rules.c.id == agency_id).with_for_update()
        )
        return await self._transaction.load(sign_in_rules, agency_id, _rules, _rules_row)

    async def demand_second_factor(self, agency_ids: frozenset[UUID]) -> bool:
        demanding = select(sign_in_rules.c.id).where(
            sign_in_rules.c.id.in_(sorted(agency_ids)), sign_in_rules.c.second_factor_demanded
        )
        return await self._transaction.first(demanding.limit(1)) is not None


def _factor(row: Row) -> SecondFactor:
    recovery = None
    if row.recovery_salt is not None:
        digests = tuple(bytes.fromhex(digest) for digest in row.recovery_digests)
        recovery = RecoveryCodes(row.recovery_salt, digests)
    return SecondFactor(
        id=row.id,
        agency_id=row.agency_id,
        pending_secret=row.pending_secret,
        pending_since=row.pending_since,
        app_secret=row.app_secret,
        app_since=row.app_since,
        last_step=row.last_step,
        recovery=recovery,
        version=row.version,
    )


def _factor_row(factor: SecondFactor) -> dict[str, object]:
    recovery = factor.recovery
    return {
        "id": factor.id,
        "agency_id": factor.agency_id,
        "pending_secret": factor.pending_secret,
        "pending_since": factor.pending_since,
        "app_secret": factor.app_secret,
        "app_since": factor.app_since,
        "last_step": factor.last_step,
        "recovery_salt": recovery.salt if recovery else None,
        "recovery_digests": [one.hex() for one in recovery.digests] if recovery else [],
    }


def _rules(row: Row) -> SignInRules:
    return SignInRules(
        id=row.id, second_factor_demanded=row.second_factor_demanded, version=row.version
    )


def _rules_row(rules: SignInRules) -> dict[str, object]:
    return {"id": rules.id, "second_factor_demanded": rules.second_factor_demanded}

"""What proves who somebody is beside the password: a code of the app, or one of paper."""

from identity.commands.ports import Store
from identity.domain.accounts.account import Account
from identity.domain.factors.second_factor import SecondFactor, Vault
from identity.domain.factors.time_codes import step_of


async def code_proves(code: str, account: Account, store: Store, vault: Vault) -> bool:
    """Uses the code up. Six digits are of an app; whatever else is a recovery code."""
    factor = await store.second_factors.find(account.id)
    if factor is None:
        return False
    return _of_app(code, factor, store, vault) or factor.use_recovery_code(code)


def _of_app(code: str, factor: SecondFactor, store: Store, vault: Vault) -> bool:
    secret = vault.open(factor.app_secret, factor.id) if factor.app_secret else None
    step = step_of(code, secret, store.now) if secret else None
    return step is not None and factor.use_step(step)

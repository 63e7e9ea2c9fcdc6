"""People who did not sign in for long are told before their account falls asleep."""

from datetime import date

from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.domain.accounts.dormancy import dormant_on, warning_due
from identity.domain.mail.mail import MailKind


async def warn_dormant(store: Store, *, today: date, most: int) -> int:
    """Each warning once, however often and in however many workers this runs; answers how many
    accounts were looked at."""
    accounts = await store.accounts.to_warn(today, most)
    for account in accounts:
        used_on = account.used_on
        due = warning_due(used_on, account.dormancy_warned, today)
        if used_on is None or due is None:
            continue
        account.dormancy_warned = due
        facts = {"day": dormant_on(used_on).isoformat()}
        await tell(account, MailKind.DORMANT_SOON, store, facts=facts)
    return len(accounts)

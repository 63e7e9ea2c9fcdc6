"""Mails, changes of address, first steps and addresses, without a database."""

from datetime import UTC, datetime
from uuid import UUID

from chassis.ids import new_id
from identity.domain.accounts.email_change import EmailChange
from identity.domain.accounts.responsibilities import Acceptance, Responsibilities
from identity.domain.mail.mail import Mail, MailKind, ResetAsked
from identity.domain.sign_in.address_attempts import AddressAttempts, address_id


class FakeAddressAttempts:
    def __init__(self) -> None:
        self.by_id: dict[UUID, AddressAttempts] = {}

    async def from_(self, address: str) -> AddressAttempts:
        new = AddressAttempts(id=address_id(address), version=1)
        return self.by_id.setdefault(new.id, new)


class FakeEmailChanges:
    def __init__(self) -> None:
        self.by_id: dict[UUID, EmailChange] = {}

    def add(self, change: EmailChange) -> None:
        self.by_id[change.id] = change

    async def with_fingerprint(self, fingerprint: bytes) -> EmailChange | None:
        either = (
            one
            for one in self.by_id.values()
            if fingerprint in (one.old_fingerprint, one.new_fingerprint)
        )
        return next(either, None)

    async def open_of_account(self, account_id: UUID) -> list[EmailChange]:
        every = self.by_id.values()
        return [one for one in every if one.account_id == account_id and one.closed_at is None]


class FakeResponsibilities:
    def __init__(self) -> None:
        self.texts = [
            Responsibilities(
                version=1,
                text_fr="Un",
                text_en="One",
                published_at=datetime(2026, 1, 1, tzinfo=UTC),
            )
        ]
        self.acceptances: list[Acceptance] = []

    async def in_force(self) -> Responsibilities:
        return self.texts[-1]

    def publish(self, text: Responsibilities) -> None:
        self.texts.append(text)

    def accepted(self, acceptance: Acceptance) -> None:
        self.acceptances.append(acceptance)


class FakeMails:
    def __init__(self) -> None:
        self.sent: list[Mail] = []
        self.asked: list[ResetAsked] = []

    def send(self, mail: Mail) -> None:
        self.sent.append(mail)

    def ask_reset(self, sign_in_name: str) -> None:
        now = datetime(2026, 11, 23, tzinfo=UTC)
        self.asked.append(ResetAsked(id=new_id(), sign_in_name=sign_in_name, asked_at=now))

    async def resets_asked(self, most: int) -> list[ResetAsked]:
        asked, self.asked = self.asked[:most], self.asked[most:]
        return asked

    async def sent_lately(self, account_id: UUID, kind: MailKind, since: datetime) -> int:
        late = [one for one in self.sent if one.useless_after is None or one.useless_after > since]
        return sum(mail.kind is kind and mail.account.id == account_id for mail in late)


class Breached:
    """One password was stolen elsewhere."""

    def holds(self, password: str) -> bool:
        return password == "stolen somewhere else"

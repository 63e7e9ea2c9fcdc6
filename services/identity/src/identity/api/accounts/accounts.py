"""Accounts: opening, inviting, enabling."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from chassis.http import Page
from identity.api.bodies import Body
from identity.api.dependencies import AtDesk, InTransaction, SignedIn
from identity.commands.accounts.change_account import ChangeAccount, change_account
from identity.commands.accounts.invite import Invite, Invited, invite
from identity.commands.accounts.open_account import OpenAccount, open_account
from identity.queries.accounts.accounts import AccountRow, WantedAccounts, account, accounts_by_age

router = APIRouter(prefix="/accounts", tags=["accounts"])


class NewAccount(Body):
    person_id: UUID
    email_alerts_accepted: bool = True


class AccountChange(Body):
    """What is left out or null stays as it is."""

    enabled: bool | None = None
    email_alerts_accepted: bool | None = None


class InvitationToHandOver(BaseModel):
    """Works once, for half an hour, and is shown this once."""

    token: str = Field(repr=False)
    link: str = Field(repr=False)
    expires_at: datetime

    @classmethod
    def of(cls, invited: Invited, public_url: str) -> "InvitationToHandOver":
        """The token stands behind a `#`, which browsers keep to themselves."""
        address = f"{public_url.rstrip('/')}/accept-invitation#{invited.secret.text}"
        return cls(token=invited.secret.text, link=address, expires_at=invited.expires_at)


class AccountOpened(AccountRow):
    invitation: InvitationToHandOver


@router.post("", status_code=201)
async def open_(
    body: NewAccount, viewer: SignedIn, desk: AtDesk, response: Response
) -> AccountOpened:
    """Give a person an account. The answer holds a secret, so it is kept under no key."""
    command = OpenAccount(viewer=viewer, **body.model_dump())
    async with desk.database.transaction() as store:
        account = await open_account(command, store)
        invited = await invite(Invite(viewer=viewer, account_id=account.id), store)
        opened = AccountOpened(
            **AccountRow.of(account).model_dump(),
            invitation=InvitationToHandOver.of(invited, desk.rules.public_url),
        )
    response.headers.update(
        {
            "Location": f"/accounts/{opened.id}",
            "ETag": f'"{opened.version}"',
            "Cache-Control": "no-store",
        }
    )
    return opened


@router.post("/{id}/invitations", status_code=201)
async def invite_again(
    id: UUID, viewer: SignedIn, desk: AtDesk, response: Response
) -> InvitationToHandOver:
    """A new link, for a person who lost the first one or the password."""
    async with desk.database.transaction() as store:
        invited = await invite(Invite(viewer=viewer, account_id=id), store)
    response.headers["Cache-Control"] = "no-store"
    return InvitationToHandOver.of(invited, desk.rules.public_url)


@router.get("")
async def list_accounts(
    edge: InTransaction,
    page: Page,
    *,
    agency_id: UUID | None = None,
    person_id: UUID | None = None,
    enabled: bool | None = None,
) -> list[AccountRow]:
    """The accounts of the agencies that the viewer administers, oldest first."""
    wanted = WantedAccounts(
        viewer=edge.viewer, agency_id=agency_id, person_id=person_id, enabled=enabled
    )
    async with edge.reading() as connection:
        rows = await accounts_by_age(
            connection, wanted, cursor=page.cursor, limit=page.limit_and_one
        )
    return page.of(rows, key=lambda row: row.key)


@router.get("/{id}", response_model=AccountRow)
async def show_account(id: UUID, edge: InTransaction) -> Response:
    """One account, or one's own."""
    async with edge.reading() as connection:
        row = await account(connection, id, edge.viewer)
    return edge.answer(row, version=row.version)


@router.patch("/{id}", response_model=AccountRow)
async def change(id: UUID, body: AccountChange, edge: InTransaction) -> Response:
    """Enable or disable an account; accept or refuse e-mail alerts, also for oneself."""
    command = ChangeAccount(
        viewer=edge.viewer, id=id, expected_version=edge.expected_version, **body.model_dump()
    )
    async with edge.transaction() as store:
        account = await change_account(command, store)
        return edge.answer(AccountRow.of(account), version=account.version_once_saved)

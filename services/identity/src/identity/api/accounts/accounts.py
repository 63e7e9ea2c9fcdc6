"""Accounts: opening, inviting, enabling."""

from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from chassis.http import Page
from identity.api.bodies import Body
from identity.api.dependencies import AtDesk, InTransaction, SignedIn
from identity.commands.accounts.change_account import ChangeAccount, change_account
from identity.commands.accounts.invite import Invite, Invited, invite
from identity.commands.accounts.open_account import OpenAccount, open_account
from identity.commands.sign_in.end_sessions import EndSessionsOfAccount, end_sessions_of_account
from identity.domain.accounts.account_state import AccountState
from identity.queries.accounts.accounts import (
    AccountRow,
    ListedAccountRow,
    WantedAccounts,
    account,
    accounts_by_age,
)

router = APIRouter(prefix="/accounts", tags=["accounts"])
HAND_OVER: Final[bool] = Field(
    default=False,
    description="Answer the link instead of mailing it, for whom no mail reaches; the person is "
    "told by mail that it was handed over.",
)


class NewAccount(Body):
    person_id: UUID
    email_alerts_accepted: bool = True
    hand_over: bool = HAND_OVER


class AccountChange(Body):
    """What is left out or null stays as it is."""

    enabled: bool | None = None
    email_alerts_accepted: bool | None = None


class NewInvitation(Body):
    hand_over: bool = HAND_OVER


class InvitationToHandOver(BaseModel):
    """Works once, for half an hour. Mailed to the person, unless it is to be handed over: then it
    is shown this once."""

    token: str | None = Field(repr=False)
    link: str | None = Field(repr=False)
    expires_at: datetime

    @classmethod
    def of(cls, invited: Invited, public_url: str) -> "InvitationToHandOver":
        """The token stands behind a `#`, which browsers keep to themselves."""
        if invited.secret is None:
            return cls(token=None, link=None, expires_at=invited.expires_at)
        address = f"{public_url.rstrip('/')}/accept-invitation#{invited.secret.text}"
        return cls(token=invited.secret.text, link=address, expires_at=invited.expires_at)


class AccountOpened(AccountRow):
    invitation: InvitationToHandOver


@router.post("", status_code=201)
async def open_(
    body: NewAccount, viewer: SignedIn, desk: AtDesk, response: Response
) -> AccountOpened:
    """Give a person an account. The answer holds a secret, so it is kept under no key."""
    command = OpenAccount(viewer=viewer, **body.model_dump(exclude={"hand_over"}))
    invitation = partial(Invite, viewer=viewer, hand_over=body.hand_over)
    async with desk.database.transaction(viewer) as store:
        account = await open_account(command, store)
        invited = await invite(invitation(account_id=account.id), store)
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
    id: UUID,
    viewer: SignedIn,
    desk: AtDesk,
    response: Response,
    body: NewInvitation | None = None,
) -> InvitationToHandOver:
    """A new link, for a person who lost the first one or the password."""
    command = Invite(viewer=viewer, account_id=id, hand_over=bool(body and body.hand_over))
    async with desk.database.transaction(viewer) as store:
        invited = await invite(command, store)
    response.headers["Cache-Control"] = "no-store"
    return InvitationToHandOver.of(invited, desk.rules.public_url)


@router.delete("/{id}/sessions", status_code=204)
async def end_sessions(id: UUID, edge: InTransaction) -> Response:
    """Sign somebody out everywhere, for administrators of the agency."""
    command = EndSessionsOfAccount(viewer=edge.viewer, account_id=id)
    async with edge.transaction() as store:
        await end_sessions_of_account(command, store)
        return edge.answer(None)


@router.get("")
async def list_accounts(
    edge: InTransaction,
    page: Page,
    *,
    agency_id: UUID | None = None,
    person_id: UUID | None = None,
    enabled: bool | None = None,
    account_state: Annotated[
        AccountState | None, Query(description="Who has none is found among the people.")
    ] = None,
) -> list[ListedAccountRow]:
    """The accounts of the agencies that the viewer administers, oldest first."""
    wanted = WantedAccounts(
        viewer=edge.viewer,
        today=datetime.now(UTC).date(),
        agency_id=agency_id,
        person_id=person_id,
        enabled=enabled,
        account_state=account_state,
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

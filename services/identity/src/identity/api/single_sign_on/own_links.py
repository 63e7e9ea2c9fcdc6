"""People link the account that they have at their agency's identity provider, or unlink it."""

from uuid import UUID

from fastapi import APIRouter, Response

from identity.api.dependencies import AtDesk, InTransaction, SignedIn
from identity.api.single_sign_on.identity_providers import AsRelyingParty
from identity.api.single_sign_on.sign_ons import NewSignOn, SignOnBegun, WayBack, leave, proven_by
from identity.commands.single_sign_on.link_subject import (
    UnlinkOwn,
    expect_to_link,
    link_own_subject,
    unlink_own,
)
from identity.queries.single_sign_on.links import LinkSeen, OwnLink, own_links

router = APIRouter(prefix="/sign-ons/links", tags=["single sign-on"])


@router.post("", status_code=201)
async def begin_to_link(
    body: NewSignOn, viewer: SignedIn, desk: AtDesk, party: AsRelyingParty, response: Response
) -> SignOnBegun:
    """Leave for the provider to link one's account there, whatever address it has: asks for a proof
    of the last ten minutes, as which the sign-in counts."""
    if body.cookie:
        desk.cookies.expect_own_page()
    async with desk.database.transaction(viewer) as store:
        await expect_to_link(body.identity_provider_id, viewer, store)
    return await leave(body, desk, party, response, account_id=viewer.account_id)


@router.post("/return", status_code=201)
async def come_back_linked(
    body: WayBack, viewer: SignedIn, desk: AtDesk, party: AsRelyingParty
) -> LinkSeen:
    """Come back from the provider, still signed in here as who left; a mail tells of the link."""
    proven = await proven_by(body, desk, party, account_id=viewer.account_id)
    async with desk.database.transaction(viewer) as store:
        return LinkSeen.of(await link_own_subject(proven, viewer, store))


@router.get("")
async def list_own_links(edge: InTransaction) -> list[OwnLink]:
    """Where one can sign in by single sign-on."""
    async with edge.reading() as connection:
        return await own_links(connection, edge.viewer)


@router.delete("/{id}", status_code=204)
async def remove_own_link(id: UUID, edge: InTransaction) -> Response:
    """Asks for a proof of the last ten minutes."""
    async with edge.transaction() as store:
        await unlink_own(UnlinkOwn(viewer=edge.viewer, id=id), store)
        return edge.answer(None)

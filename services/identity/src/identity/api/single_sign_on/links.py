"""Who is linked to which account at an identity provider, for those who administer it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field, StringConstraints

from chassis.http import Page
from identity.api.bodies import Body
from identity.api.dependencies import InTransaction
from identity.commands.single_sign_on.link_subject import (
    LinkSubject,
    Unlink,
    link_subject,
    unlink,
)
from identity.queries.single_sign_on.links import LinkRow, LinkSeen, links_of

router = APIRouter(prefix="/identity-providers/{id}/links", tags=["single sign-on"])

Subject = Annotated[
    str,
    StringConstraints(min_length=1, max_length=255, pattern=r"^[\x20-\x7e]+$"),
    Field(examples=["248289761001"], description="What the provider calls the person (`sub`)."),
]


class NewLink(Body):
    account_id: UUID
    subject: Subject = Field(repr=False)


@router.post("", status_code=201, response_model=LinkSeen)
async def link_by_hand(id: UUID, body: NewLink, edge: InTransaction) -> Response:
    """For a person whom the provider knows by another address than Practica does; a mail tells
    them. One's own account is linked by signing in there (`POST /sign-ons/links`)."""
    command = LinkSubject(
        viewer=edge.viewer, provider_id=id, account_id=body.account_id, subject=body.subject
    )
    async with edge.transaction() as store:
        link = await link_subject(command, store)
        return edge.answer(LinkSeen.of(link), status_code=201)


@router.get("")
async def list_links(id: UUID, edge: InTransaction, page: Page) -> list[LinkRow]:
    """Whom the provider signs in, by subject; `linked_by` is null for who was found by address."""
    async with edge.reading() as connection:
        rows = await links_of(
            connection, edge.viewer, id, cursor=page.cursor, limit=page.limit_and_one
        )
    return page.of(rows, key=lambda row: row.key)


@router.delete("/{account_id}", status_code=204)
async def remove_link(id: UUID, account_id: UUID, edge: InTransaction) -> Response:
    """For a person who got another account there: they are found anew at their next sign-on."""
    command = Unlink(viewer=edge.viewer, provider_id=id, account_id=account_id)
    async with edge.transaction() as store:
        await unlink(command, store)
        return edge.answer(None)

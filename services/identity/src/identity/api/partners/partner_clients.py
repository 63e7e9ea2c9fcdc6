"""Systems of partner organisations, as an agency's administrators register them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import AwareDatetime, BaseModel, Field

from chassis.http import Language
from chassis.partner_scopes import PartnerScope
from chassis.viewer import Role
from identity.api.bodies import Body, Name
from identity.api.dependencies import InTransaction, SignedIn
from identity.api.partners.scope_words import SCOPE_WORDS
from identity.commands.partners.change_client import (
    OneClient,
    change_client,
    revoke_client,
    rotate_client_secret,
)
from identity.commands.partners.register_client import RegisterClient, register_client
from identity.domain.access.role_assignment import Rights
from identity.domain.partners.client_secret import ClientSecret
from identity.domain.partners.partner_client import ClientFacts, PartnerClient
from identity.queries.partners.partner_clients import PartnerClientRow, client, clients_of

router = APIRouter(tags=["partner clients"])

Scopes = Annotated[list[PartnerScope], Field(max_length=50, examples=[["placements:read"]])]
Limits = Annotated[
    list[UUID] | None, Field(max_length=500, description="Null for the whole agency.")
]


class NewPartnerClient(Body):
    """`program_ids` limit a client that acts for a school, `site_ids` one of a hospital."""

    agency_id: UUID
    name: Name = Field(examples=["Registraire"])
    role: Role = Field(description="For whom it acts: `placing_` or `receiving_coordinator`.")
    scopes: Scopes
    program_ids: Limits = None
    site_ids: Limits = None
    expires_at: AwareDatetime

    def facts(self) -> ClientFacts:
        rights = Rights(
            role=self.role, program_ids=_set(self.program_ids), site_ids=_set(self.site_ids)
        )
        return ClientFacts(
            name=self.name,
            rights=rights,
            scopes=frozenset(self.scopes),
            expires_at=self.expires_at,
        )


class PartnerClientChange(Body):
    """What is left out stays as it is; so does what is null, but for the limits."""

    name: Name | None = None
    scopes: Scopes | None = None
    program_ids: Limits = None
    site_ids: Limits = None
    expires_at: AwareDatetime | None = None

    def applied_to(self, facts: ClientFacts) -> ClientFacts:
        rights, said = facts.rights, self.model_fields_set
        if "program_ids" in said:
            rights = replace(rights, program_ids=_set(self.program_ids))
        if "site_ids" in said:
            rights = replace(rights, site_ids=_set(self.site_ids))
        return ClientFacts(
            name=self.name or facts.name,
            rights=rights,
            scopes=facts.scopes if self.scopes is None else frozenset(self.scopes),
            expires_at=self.expires_at or facts.expires_at,
        )


class PartnerClientWithSecret(PartnerClientRow):
    """The only answer that ever holds the secret: keep it well."""

    client_secret: str = Field(repr=False, examples=["pcs_kZ7…"])


class ScopeOffered(BaseModel):
    scope: PartnerScope
    title: str


@router.get("/partner-scopes")
async def list_partner_scopes(_: SignedIn, language: Language) -> list[ScopeOffered]:
    """What a client may be let do."""
    return [ScopeOffered(scope=scope, title=SCOPE_WORDS[scope][language]) for scope in PartnerScope]


@router.post("/partner-clients", status_code=201, response_model=PartnerClientWithSecret)
async def register(body: NewPartnerClient, edge: InTransaction) -> Response:
    """Register a system. Its secret is shown this once; the id is its OAuth 2.0 client id."""
    command = RegisterClient(viewer=edge.viewer, agency_id=body.agency_id, facts=body.facts())
    async with edge.transaction() as store:
        registered, secret = await register_client(command, store)
        return edge.answer(
            _with_secret(registered, secret),
            status_code=201,
            version=registered.version_once_saved,
            location=f"/partner-clients/{registered.id}",
            confidential=True,
        )


@router.get("/partner-clients")
async def list_partner_clients(
    edge: InTransaction, agency_id: UUID | None = None
) -> list[PartnerClientRow]:
    """The systems of one agency, the viewer's own unless told otherwise."""
    async with edge.reading() as connection:
        return await clients_of(connection, edge.viewer, agency_id or edge.viewer.agency_id)


@router.get("/partner-clients/{id}", response_model=PartnerClientRow)
async def show_partner_client(id: UUID, edge: InTransaction) -> Response:
    """One system, and when it was used last."""
    async with edge.reading() as connection:
        row = await client(connection, edge.viewer, id)
    return edge.answer(row, version=row.version)


@router.patch("/partner-clients/{id}", response_model=PartnerClientRow)
async def change(id: UUID, body: PartnerClientChange, edge: InTransaction) -> Response:
    """Change its name, scopes, limits or expiry; in effect everywhere within ten minutes."""
    change: Callable[[ClientFacts], ClientFacts] = body.applied_to
    async with edge.transaction() as store:
        changed = await change_client(_one(id, edge), change, store)
        return edge.answer(PartnerClientRow.of(changed), version=changed.version_once_saved)


@router.post("/partner-clients/{id}/rotate-secret", response_model=PartnerClientWithSecret)
async def rotate_secret(id: UUID, edge: InTransaction) -> Response:
    """A new secret, shown this once; the present one works for 24 hours more."""
    async with edge.transaction() as store:
        rotated, secret = await rotate_client_secret(_one(id, edge), store)
        body = _with_secret(rotated, secret)
        return edge.answer(body, version=body.version, confidential=True)


@router.post("/partner-clients/{id}/revoke", response_model=PartnerClientRow)
async def revoke(id: UUID, edge: InTransaction) -> Response:
    """It gets no token any more; the last ones expire within ten minutes."""
    async with edge.transaction() as store:
        revoked = await revoke_client(_one(id, edge), store)
        return edge.answer(PartnerClientRow.of(revoked), version=revoked.version_once_saved)


def _one(id: UUID, edge: InTransaction) -> OneClient:
    return OneClient(viewer=edge.viewer, id=id, expected_version=edge.expected_version)


def _with_secret(client: PartnerClient, secret: ClientSecret) -> PartnerClientWithSecret:
    row = PartnerClientRow.of(client).model_dump()
    return PartnerClientWithSecret(**row, client_secret=secret.text)


def _set(ids: list[UUID] | None) -> frozenset[UUID] | None:
    return None if ids is None else frozenset(ids)

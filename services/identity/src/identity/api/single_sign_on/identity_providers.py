"""Identity providers, as agencies' administrators set them up."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field, StringConstraints

from identity.api.bodies import Body, Name
from identity.api.dependencies import InTransaction
from identity.api.single_sign_on.relying_party import RelyingParty
from identity.commands.single_sign_on.set_up_provider import (
    ChangeProvider,
    RegisterProvider,
    change_provider,
    register_provider,
)
from identity.domain.access.rights import expect_administrator_of
from identity.domain.single_sign_on.identity_provider import Match, ProviderFacts, usable_issuer
from identity.queries.single_sign_on.identity_providers import (
    IdentityProviderRow,
    provider_of,
    providers_of,
)

router = APIRouter(prefix="/identity-providers", tags=["single sign-on"])

Issuer = Annotated[
    str,
    StringConstraints(min_length=8, max_length=500),
    Field(examples=["https://login.cegep.example"], description="Letter by letter as it says."),
]
ClientSecret = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Domains = Annotated[
    list[Annotated[str, StringConstraints(max_length=253)]],
    Field(min_length=1, max_length=50, examples=[["cegep.example"]]),
]


async def _relying_party(request: Request) -> RelyingParty:
    party = request.app.state.relying_party
    if not isinstance(party, RelyingParty):
        raise TypeError("the application was put together without a relying party")
    return party


AsRelyingParty = Annotated[RelyingParty, Depends(_relying_party)]


class NewIdentityProvider(Body):
    """`match`: whether people who come for the first time are found by their verified address.
    `counts_as_strong`: whether its sign-ins need no second factor of ours."""

    agency_id: UUID
    name: Name = Field(examples=["Compte du cégep"])
    issuer: Issuer
    client_id: Name
    client_secret: ClientSecret = Field(repr=False)
    email_domains: Domains
    match: Match = Match.VERIFIED_EMAIL
    counts_as_strong: bool = False

    def facts(self) -> ProviderFacts:
        given = self.model_dump(exclude={"agency_id", "client_secret", "email_domains"})
        return ProviderFacts(**given, email_domains=frozenset(self.email_domains))


class IdentityProviderChange(Body):
    """What is left out or null stays as it is. `required` takes single sign-on for the only way in
    of the agency's people; `trusted_beyond_agency` is for administrators to set."""

    name: Name | None = None
    issuer: Issuer | None = None
    client_id: Name | None = None
    client_secret: ClientSecret | None = Field(default=None, repr=False)
    email_domains: Domains | None = None
    match: Match | None = None
    enabled: bool | None = None
    required: bool | None = None
    counts_as_strong: bool | None = None
    trusted_beyond_agency: bool | None = None

    def applied_to(self, facts: ProviderFacts) -> ProviderFacts:
        given = self.model_dump(exclude_none=True, exclude={"client_secret"})
        if "email_domains" in given:
            given["email_domains"] = frozenset(given["email_domains"])
        return replace(facts, **given)


@router.post("", status_code=201, response_model=IdentityProviderRow)
async def register(
    body: NewIdentityProvider, edge: InTransaction, party: AsRelyingParty
) -> Response:
    """Let the agency's people sign in with the accounts that they have there.

    Register the page `/sign-in/single-sign-on` of this installation as the redirect URI at the
    provider first. The issuer is asked to describe itself before anything is kept.
    """
    expect_administrator_of(edge.viewer, body.agency_id)
    facts = body.facts()
    await _discover(facts.issuer, party)
    command = RegisterProvider(
        viewer=edge.viewer,
        agency_id=body.agency_id,
        facts=facts,
        sealed_secret=party.seal(body.client_secret),
    )
    async with edge.transaction() as store:
        provider = await register_provider(command, store)
        return edge.answer(
            IdentityProviderRow.of(provider),
            status_code=201,
            version=provider.version_once_saved,
            location=f"/identity-providers/{provider.id}",
        )


@router.get("")
async def list_identity_providers(
    edge: InTransaction, agency_id: UUID | None = None
) -> list[IdentityProviderRow]:
    """Those of one agency, the viewer's own unless told otherwise."""
    async with edge.reading() as connection:
        return await providers_of(connection, edge.viewer, agency_id or edge.viewer.agency_id)


@router.get("/{id}", response_model=IdentityProviderRow)
async def show_identity_provider(id: UUID, edge: InTransaction) -> Response:
    """One provider."""
    async with edge.reading() as connection:
        row = await provider_of(connection, edge.viewer, id)
    return edge.answer(row, version=row.version)


@router.patch("/{id}", response_model=IdentityProviderRow)
async def change(
    id: UUID, body: IdentityProviderChange, edge: InTransaction, party: AsRelyingParty
) -> Response:
    """Change it, switch it off, or make it the only way in once somebody came through it."""
    async with edge.reading() as connection:
        seen = await provider_of(connection, edge.viewer, id)
    expect_administrator_of(edge.viewer, seen.agency_id)
    if body.issuer is not None and body.issuer != seen.issuer:
        await _discover(body.issuer, party)
    command = ChangeProvider(
        viewer=edge.viewer,
        id=id,
        change=body.applied_to,
        sealed_secret=party.seal(body.client_secret) if body.client_secret else None,
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        provider = await change_provider(command, store)
        row = IdentityProviderRow.of(provider)
        return edge.answer(row, version=row.version)


async def _discover(issuer: str, party: RelyingParty) -> None:
    """Raises IssuerNotUsable, ProviderNotReached, AddressNotPublic and AddressUnknown."""
    usable_issuer(issuer, allow_http=party.outside.allow_http)
    await party.discovery.of(issuer)

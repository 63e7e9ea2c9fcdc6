"""One's own passkeys: several, each with a name, none of which leaves its device."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from identity.api.bodies import Body, Name
from identity.api.dependencies import InTransaction
from identity.api.factors.tools import RecoveryCodesShown, Tools
from identity.commands.factors.register_passkey import (
    OwnPasskey,
    Registered,
    RegisterPasskey,
    ask_for_new_passkey,
    register_passkey,
    remove_passkey,
    rename_passkey,
)
from identity.queries.factors.second_factors import PasskeyRow, own_passkeys

router = APIRouter(prefix="/passkeys", tags=["passkeys"])

Credential = Annotated[
    dict[str, Any],
    Field(
        description="The `PublicKeyCredential` that the browser answered, as its `toJSON()`.",
        examples=[
            {
                "id": "mZ3C…",
                "rawId": "mZ3C…",
                "type": "public-key",
                "response": {"clientDataJSON": "eyJ0…", "attestationObject": "o2Nm…"},
            }
        ],
    ),
]


class Options(BaseModel):
    """For `navigator.credentials`, after `parseCreationOptionsFromJSON` or its twin."""

    public_key: dict[str, Any] = Field(examples=[{"challenge": "x0Yd…", "timeout": 300000}])


class NewPasskey(Body):
    name: Name = Field(examples=["Téléphone de Marie"])
    credential: Credential = Field(repr=False)


class PasskeyChange(Body):
    name: Name = Field(examples=["Ancien téléphone"])


class PasskeyRegistered(PasskeyRow, RecoveryCodesShown):
    """Recovery codes come with the first factor."""


@router.get("")
async def list_passkeys(edge: InTransaction) -> list[PasskeyRow]:
    """All of one's own, oldest first."""
    async with edge.reading() as connection:
        return await own_passkeys(connection, edge.viewer)


@router.post("/challenges", status_code=201, response_model=Options)
async def ask_for_registration(edge: InTransaction, tools: Tools) -> Response:
    """What to ask the device that makes the passkey; valid for five minutes, answered once.

    Asks for a proof of the last ten minutes, as which the sign-in counts.
    """
    async with edge.transaction() as store:
        options = await ask_for_new_passkey(edge.viewer, store, tools.devices)
        return edge.answer(Options(public_key=options), status_code=201, confidential=True)


@router.post("", status_code=201, response_model=PasskeyRegistered)
async def register(body: NewPasskey, edge: InTransaction, tools: Tools) -> Response:
    """Keep the public half of a key pair that a device just made."""
    command = RegisterPasskey(viewer=edge.viewer, name=body.name, answer=body.credential)
    async with edge.transaction() as store:
        registered = await register_passkey(command, store, tools.devices)
        return edge.answer(
            _shown(registered),
            status_code=201,
            version=registered.passkey.version_once_saved,
            confidential=True,
        )


@router.patch("/{id}", response_model=PasskeyRow)
async def rename(id: UUID, body: PasskeyChange, edge: InTransaction) -> Response:
    """Give a passkey another name."""
    command = OwnPasskey(viewer=edge.viewer, id=id, expected_version=edge.expected_version)
    async with edge.transaction() as store:
        passkey = await rename_passkey(command, body.name, store)
        return edge.answer(PasskeyRow.of(passkey), version=passkey.version_once_saved)


@router.delete("/{id}", status_code=204)
async def take_off(id: UUID, edge: InTransaction) -> Response:
    """Asks for a proof since the sign-in (`POST /sessions/current/proof`)."""
    command = OwnPasskey(viewer=edge.viewer, id=id, expected_version=edge.expected_version)
    async with edge.transaction() as store:
        await remove_passkey(command, store)
        return edge.answer(None)


def _shown(registered: Registered) -> PasskeyRegistered:
    row = PasskeyRow.of(registered.passkey)
    return PasskeyRegistered(**row.model_dump(), recovery_codes=list(registered.recovery_codes))

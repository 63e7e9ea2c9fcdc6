"""Proving again who one is, before what a thief of a session would do first."""

from typing import Self

from fastapi import APIRouter, Response
from pydantic import Field, model_validator

from chassis.viewer import Viewer
from identity.api.bodies import Body, Code, Password
from identity.api.dependencies import AtDesk, SignedIn
from identity.api.factors.passkeys import Credential
from identity.api.factors.tools import FactorTools, Tools
from identity.api.sign_in.desk import Desk
from identity.commands.sign_in.proving import (
    ProveByCode,
    ProveByPasskey,
    begin_proof,
    complete_proof,
    prove_by_code,
    prove_by_passkey,
)
from identity.domain.factors.second_factor import ProofRefused

router = APIRouter(prefix="/sessions/current", tags=["sessions"])


class Proof(Body):
    """One of the three."""

    password: Password | None = Field(default=None, repr=False)
    code: Code | None = Field(
        default=None, repr=False, description="Of the app, or a recovery code."
    )
    credential: Credential | None = Field(default=None, repr=False)

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if sum(given is not None for given in (self.password, self.code, self.credential)) != 1:
            raise ValueError("exactly one of password, code and credential")
        return self


@router.post(
    "/proof",
    status_code=204,
    openapi_extra={"responses": {"429": {"$ref": "#/components/responses/TooOften"}}},
)
async def prove(body: Proof, viewer: SignedIn, desk: AtDesk, tools: Tools) -> Response:
    """Prove again who one is. Holds for ten minutes; failures count like those of signing in."""
    if not await _proved(body, viewer, desk, tools):
        raise ProofRefused("It proves nothing")
    return Response(status_code=204)


async def _proved(body: Proof, viewer: Viewer, desk: Desk, tools: FactorTools) -> bool:
    if body.password is not None:
        return await _by_password(body.password, viewer, desk)
    async with desk.database.transaction() as store:
        if body.code is not None:
            return await prove_by_code(
                ProveByCode(viewer=viewer, code=body.code), store, tools.vault
            )
        answer = ProveByPasskey(viewer=viewer, answer=body.credential or {})
        return await prove_by_passkey(answer, store, tools.devices)


async def _by_password(password: str, viewer: Viewer, desk: Desk) -> bool:
    async with desk.database.transaction() as store:
        account = await begin_proof(viewer, store)
        kept = account.password_hash
    right, _ = await desk.passwords.verify(password, kept)
    if right:
        async with desk.database.transaction() as store:
            await complete_proof(viewer, store)
    return right

"""Proving again who one is, before what a thief of a session would do first."""

from functools import partial
from typing import Self

from fastapi import APIRouter, Response
from pydantic import Field, model_validator

from chassis.http import refusing
from chassis.viewer import Viewer
from identity.api.bodies import Body, Code, Password
from identity.api.dependencies import AtDesk, SignedIn
from identity.api.factors.passkeys import Credential
from identity.api.factors.tools import FactorTools, Tools
from identity.api.sign_in.comparing import compared
from identity.api.sign_in.desk import Desk
from identity.commands.sign_in.proving import (
    ProveByCode,
    ProveByPasskey,
    begin_password_proof,
    prove_by_code,
    prove_by_passkey,
    prove_by_password,
)
from identity.domain.factors.second_factor import ProofRefused
from identity.domain.sign_in.sign_in_attempts import SignInRefused

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
    openapi_extra=refusing(429),
)
async def prove(body: Proof, viewer: SignedIn, desk: AtDesk, tools: Tools) -> Response:
    """Prove again who one is. Holds for ten minutes; failures count like those of signing in."""
    if not await _proved(body, viewer, desk, tools):
        raise ProofRefused("It proves nothing")
    return Response(status_code=204)


async def _proved(body: Proof, viewer: Viewer, desk: Desk, tools: FactorTools) -> bool:
    if body.password is not None:
        return await _by_password(body.password, viewer, desk)
    if body.code is not None:
        command = ProveByCode(viewer=viewer, code=body.code)
        return await desk.in_turn(lambda store: prove_by_code(command, store, tools.vault))
    async with desk.database.transaction() as store:
        answer = ProveByPasskey(viewer=viewer, answer=body.credential or {})
        return await prove_by_passkey(answer, store, tools.devices)


async def _by_password(password: str, viewer: Viewer, desk: Desk) -> bool:
    try:
        begin = partial(begin_password_proof, viewer)
        async with (
            compared(password, desk, begin) as right,
            desk.database.transaction() as store,
        ):
            await prove_by_password(viewer, right.compared_hash, store)
    except SignInRefused:
        return False
    return True

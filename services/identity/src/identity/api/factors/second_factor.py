"""One's own second factor: an authenticator app, and recovery codes."""

from fastapi import APIRouter, Response
from pydantic import Field

from identity.api.bodies import Body, Code
from identity.api.dependencies import InTransaction
from identity.api.factors.tools import AppToEnrol, RecoveryCodesShown, Tools
from identity.commands.factors.enrolment import (
    ConfirmEnrolment,
    begin_enrolment,
    confirm_enrolment,
)
from identity.commands.factors.removal import remove_app, renew_recovery_codes
from identity.queries.factors.second_factors import OwnSecondFactor, own_second_factor

router = APIRouter(prefix="/second-factor", tags=["second factor"])


class FirstCode(Body):
    code: Code = Field(repr=False, description="What the app shows now.", examples=["492039"])


@router.get("")
async def show_second_factor(edge: InTransaction) -> OwnSecondFactor:
    """What the account has beside its password."""
    async with edge.reading() as connection:
        return await own_second_factor(connection, edge.viewer)


@router.post("/app", status_code=201, response_model=AppToEnrol)
async def enrol_app(edge: InTransaction, tools: Tools) -> Response:
    """A secret for an authenticator app. It counts once a first code has been confirmed.

    Asks for a proof of the last ten minutes, as which the sign-in counts.
    """
    async with edge.transaction() as store:
        enrolment = await begin_enrolment(edge.viewer, store, tools.vault)
        return edge.answer(AppToEnrol.of(enrolment), status_code=201, confidential=True)


@router.post("/app/confirm", response_model=RecoveryCodesShown)
async def confirm_app(body: FirstCode, edge: InTransaction, tools: Tools) -> Response:
    """The app shows right codes, so each sign-in with the password asks for one from now on."""
    command = ConfirmEnrolment(viewer=edge.viewer, code=body.code)
    async with edge.transaction() as store:
        codes = await confirm_enrolment(command, store, tools.vault)
        return edge.answer(RecoveryCodesShown(recovery_codes=list(codes)), confidential=True)


@router.delete("/app", status_code=204)
async def take_off_app(edge: InTransaction) -> Response:
    """Asks for a proof since the sign-in (`POST /sessions/current/proof`)."""
    async with edge.transaction() as store:
        await remove_app(edge.viewer, store)
        return edge.answer(None)


@router.post("/recovery-codes", status_code=201, response_model=RecoveryCodesShown)
async def renew_codes(edge: InTransaction) -> Response:
    """Ten new codes; those before are worth nothing. Asks for a proof since the sign-in."""
    async with edge.transaction() as store:
        codes = await renew_recovery_codes(edge.viewer, store)
        shown = RecoveryCodesShown(recovery_codes=list(codes))
        return edge.answer(shown, status_code=201, confidential=True)

"""The second step of signing in, and the enrolment that an agency may demand before it."""

from datetime import datetime

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from chassis.http import refusing
from identity.api.bodies import Body, Code, Token
from identity.api.dependencies import AtDesk, CallersAddress, Device
from identity.api.factors.tools import AppToEnrol, RecoveryCodesShown, Tools
from identity.api.sign_in.desk import SessionOpened
from identity.commands.factors.second_step import (
    AnswerSecondStep,
    Method,
    SecondStep,
    answer_second_step,
    begin_demanded_enrolment,
    confirm_demanded_enrolment,
)
from identity.domain.factors.second_factor import SecondStepRefused

router = APIRouter(prefix="/sessions", tags=["sessions"])
_REFUSALS = refusing(401, 403, 429)


class SecondStepNeeded(BaseModel):
    """The password was right and is not enough. With a passkey one signs in without a password:
    `POST /sessions/passkey-challenges`."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "challenge": "l3nQ0…",
                    "expires_at": "2026-11-23T15:05:00Z",
                    "methods": ["authenticator_app", "recovery_code"],
                    "enrol": False,
                }
            ]
        }
    )

    challenge: str = Field(repr=False, description="Serves once, for five minutes.")
    expires_at: datetime
    methods: list[Method]
    enrol: bool = Field(description="The agency demands a second factor, and there is none yet.")

    @classmethod
    def answer(cls, needed: SecondStep) -> JSONResponse:
        body = cls(
            challenge=needed.secret.text,
            expires_at=needed.expires_at,
            methods=list(needed.methods),
            enrol=needed.enrol,
        )
        headers = {"Cache-Control": "no-store"}
        return JSONResponse(body.model_dump(mode="json"), status_code=202, headers=headers)


class FirstStepTaken(Body):
    challenge: Token = Field(repr=False, description="Of the answer 202.", examples=["l3nQ0…"])


class SecondStepTaken(FirstStepTaken):
    code: Code = Field(
        repr=False,
        description="What the app shows now, or a recovery code.",
        examples=["492039", "MFRG-GZDF-MZTW-Q2LK"],
    )
    cookie: bool = Field(
        default=False, description="For browsers: keep the refresh token where scripts see nothing."
    )


class EnrolledSession(SessionOpened, RecoveryCodesShown):
    """Signed in, with the recovery codes that came with the factor."""


@router.post("/second-step", status_code=201, openapi_extra=_REFUSALS)
async def take_second_step(
    body: SecondStepTaken,
    desk: AtDesk,
    tools: Tools,
    response: Response,
    address: CallersAddress,
    device: Device,
) -> SessionOpened:
    """Finish signing in with a code. Wrong ones count like wrong passwords."""
    if body.cookie:
        desk.cookies.expect_own_page()
    command = AnswerSecondStep(
        challenge=body.challenge, code=body.code, address=address, device=device
    )
    signed_in = await desk.in_turn(lambda store: answer_second_step(command, store, tools.vault))
    if signed_in is None:
        raise SecondStepRefused("The code is wrong, or was used")
    return await desk.opened(signed_in, response, in_cookie=body.cookie)


@router.post("/enrolment", status_code=201, openapi_extra=_REFUSALS)
async def enrol_first(
    body: FirstStepTaken, desk: AtDesk, tools: Tools, response: Response
) -> AppToEnrol:
    """The secret for an authenticator app, for who has to have one before signing in."""
    async with desk.database.transaction() as store:
        enrolment = await begin_demanded_enrolment(body.challenge, store, tools.vault)
    response.headers["Cache-Control"] = "no-store"
    return AppToEnrol.of(enrolment)


@router.post("/enrolment/confirm", status_code=201, openapi_extra=_REFUSALS)
async def confirm_first_app(
    body: SecondStepTaken,
    desk: AtDesk,
    tools: Tools,
    response: Response,
    address: CallersAddress,
    device: Device,
) -> EnrolledSession:
    """The app shows right codes: signed in, with recovery codes to keep."""
    if body.cookie:
        desk.cookies.expect_own_page()
    command = AnswerSecondStep(
        challenge=body.challenge, code=body.code, address=address, device=device
    )
    async with desk.database.transaction() as store:
        enrolled = await confirm_demanded_enrolment(command, store, tools.vault)
    opened = await desk.opened(enrolled.signed_in, response, in_cookie=body.cookie)
    return EnrolledSession(**opened.model_dump(), recovery_codes=list(enrolled.recovery_codes))

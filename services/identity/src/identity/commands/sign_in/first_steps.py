"""What a person does once before working here: accept the responsibilities, be shown around."""

from dataclasses import dataclass, replace
from datetime import datetime

from chassis.first_steps import FirstStep
from chassis.ids import new_id
from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_may
from identity.domain.accounts.account import Account
from identity.domain.accounts.responsibilities import (
    Acceptance,
    AnotherVersionInForce,
    Responsibilities,
)
from identity.domain.sign_in.session import SessionOver
from policy.permissions import Action


@dataclass(frozen=True, kw_only=True)
class AcceptResponsibilities:
    """`language` is the one in which the text was read."""

    viewer: Viewer
    version: int
    language: str


@dataclass(frozen=True, kw_only=True)
class FinishOrientation:
    viewer: Viewer


@dataclass(frozen=True, kw_only=True)
class PublishResponsibilities:
    viewer: Viewer
    text_fr: str
    text_en: str


@dataclass(frozen=True, kw_only=True)
class StepTaken:
    """Who one is from now on: the next token says what is still left."""

    viewer: Viewer
    expires_at: datetime


async def accept_responsibilities(command: AcceptResponsibilities, store: Store) -> StepTaken:
    """Raises AnotherVersionInForce. Accepting twice is recorded once."""
    account = await store.accounts.to_sign_in(command.viewer.account_id)
    text = await store.responsibilities.in_force()
    if command.version != text.version:
        raise AnotherVersionInForce("Read the present text", field="version", version=text.version)
    if account.responsibilities_version != text.version:
        account.accept_responsibilities(text.version)
        store.responsibilities.accepted(
            Acceptance(
                id=new_id(),
                account_id=account.id,
                agency_id=account.agency_id,
                version=text.version,
                language=command.language,
                accepted_at=store.now,
            )
        )
    return await _taken(command.viewer, FirstStep.RESPONSIBILITIES, account, store)


async def finish_orientation(command: FinishOrientation, store: Store) -> StepTaken:
    account = await store.accounts.to_sign_in(command.viewer.account_id)
    account.finish_orientation(store.now)
    return await _taken(command.viewer, FirstStep.ORIENTATION, account, store)


async def publish_responsibilities(
    command: PublishResponsibilities, store: Store
) -> Responsibilities:
    """The next version: everybody is asked for it at their next sign-in. Raises
    AdministratorsOnly."""
    expect_may(command.viewer, Action.PUBLISH_RESPONSIBILITIES)
    former = await store.responsibilities.in_force()
    text = Responsibilities(
        version=former.version + 1,
        text_fr=command.text_fr,
        text_en=command.text_en,
        published_at=store.now,
    )
    store.responsibilities.publish(text)
    return text


async def _taken(viewer: Viewer, step: FirstStep, account: Account, store: Store) -> StepTaken:
    session = await store.sessions.own(viewer.session_id, account.id)
    if session.is_over(store.now):
        raise SessionOver("The session is over")
    session.take_step(step)
    return StepTaken(
        viewer=replace(viewer, first_steps=session.first_steps), expires_at=session.expires_at
    )

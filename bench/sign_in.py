"""Signing in beside the bare argon2id that bounds it, and what checking a token costs a request."""

import asyncio
import base64
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from uuid import UUID

import argon2
from joserfc import jwt

from bench.figures import Figure, middle, spread
from bench.machine import Machine, Plan, tell
from bench.processes import ProgramFailed
from chassis.auth import InlineKeys, Role, TokenVerifier, sign_access_token
from identity.app import create_app, create_database
from identity.commands.access.assign_role import AssignRole, assign_role
from identity.commands.accounts.bootstrap import Bootstrap, bootstrap
from identity.commands.accounts.open_account import OpenAccount, open_account
from identity.commands.people.add_person import AddPerson, add_person
from identity.domain.access.rights import the_installation
from identity.domain.access.role_assignment import Rights
from identity.domain.people.person import PersonFacts, StaffRole
from identity.settings import Settings
from identity.store.sign_in.password_hashes import PasswordHashes
from identity.store.store import IdentityStore
from testkit import client_for, public_key_set
from testkit.tokens import a_viewer, signing_key

_SIGN_INS = 60
_TOKENS = 3_000
_AT_ONCE = 2
"""Hashes at a time, as the service does; people wait in line before them."""
_PEOPLE = 8
_PASSWORD = "un tambour, deux flûtes, trois cors"  # noqa: S105 - of nobody


async def measure(machine: Machine, plan: Plan) -> list[Figure]:
    """The service runs in this process: nothing but itself is between it and the hashes."""
    settings = Settings(
        database_url=await machine.database("sign_in", "identity"),
        jwks=public_key_set(),
        key_encryption_key=base64.b64encode(bytes(32)).decode(),
        passwords_at_once=_AT_ONCE,
    )
    kept = await PasswordHashes().hash(_PASSWORD)
    await _set_up(settings, kept)
    ours: list[float] = []
    limit: list[float] = []
    async with client_for(create_app(settings)) as client:

        async def sign_in(name: str, times: int) -> None:
            for _ in range(times):
                body = {"email": name, "password": _PASSWORD}
                answer = await client.post("/sessions", json=body)
                if answer.status_code != HTTPStatus.CREATED:
                    raise ProgramFailed(answer.text)

        for number in range(plan.rounds):
            tell(f"signing in, round {number + 1} of {plan.rounds}")
            each = max(plan.size(_SIGN_INS) // _PEOPLE, 1)
            count = each * _PEOPLE
            started_at = time.perf_counter()
            await asyncio.gather(*(sign_in(_email(one), each) for one in range(_PEOPLE)))
            ours.append(count / (time.perf_counter() - started_at))
            limit.append(await asyncio.to_thread(_bare_hashes, kept, count))
    return [
        Figure(
            name="sign in with a password",
            value=middle(ours),
            limit=middle(limit),
            limit_is="bare argon2id of the same cost, as many at a time",
            unit="sign-ins/s",
            details={**spread("value", ours), **spread("limit", limit)},
        ),
        await _tokens(plan),
    ]


async def _set_up(settings: Settings, password_hash: str) -> None:
    database = create_database(settings)
    await database.open()
    try:
        async with database.transaction() as store:
            command = Bootstrap(
                email=_email(0), first_name="Ada", last_name="Min", password_hash=password_hash
            )
            agency_id = (await bootstrap(command, store)).agency_id
            for number in range(1, _PEOPLE):
                await _hire(number, agency_id, password_hash, store)
    finally:
        await database.close()


async def _hire(number: int, agency_id: UUID, password_hash: str, store: IdentityStore) -> None:
    viewer = the_installation()
    facts = PersonFacts(
        first_name="Ada",
        last_name="Min",
        language="fr",
        roles=frozenset({StaffRole.ADMINISTRATOR}),
        direct_email=_email(number),
    )
    person = await add_person(AddPerson(viewer=viewer, agency_id=agency_id, facts=facts), store)
    await open_account(
        OpenAccount(viewer=viewer, person_id=person.id, password_hash=password_hash), store
    )
    rights = Rights(role=Role.ADMINISTRATOR)
    await assign_role(
        AssignRole(viewer=viewer, person_id=person.id, agency_id=agency_id, rights=rights), store
    )


def _email(number: int) -> str:
    return f"ada-{number}@practica.example"


def _bare_hashes(kept: str, count: int) -> float:
    hasher = argon2.PasswordHasher()
    started_at = time.perf_counter()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(lambda _: hasher.verify(kept, _PASSWORD), range(count)))
    return count / (time.perf_counter() - started_at)


async def _tokens(plan: Plan) -> Figure:
    """A token is checked in full once in each process, and looked up afterwards."""
    now, lifetime = datetime.now(UTC), timedelta(minutes=10)
    tokens = [
        sign_access_token(a_viewer(), signing_key(), now=now, lifetime=lifetime)
        for _ in range(plan.size(_TOKENS))
    ]
    first, again, bare = [], [], []
    for _ in range(plan.rounds):
        verifier = TokenVerifier(InlineKeys(public_key_set()))
        first.append(await _microseconds(verifier, tokens))
        again.append(await _microseconds(verifier, tokens))
        started_at = time.perf_counter()
        for token in tokens:
            jwt.decode(token, signing_key(), algorithms=["ES256"])
        bare.append((time.perf_counter() - started_at) / len(tokens) * 1e6)
    return Figure(
        name="verify an access token, the first time",
        value=middle(first),
        limit=middle(bare),
        limit_is="bare decoding of the signed claims, no times and no viewer",
        unit="µs",
        details={
            **spread("value", first),
            **spread("limit", bare),
            "every further request, µs": middle(again),
        },
    )


async def _microseconds(verifier: TokenVerifier, tokens: list[str]) -> float:
    started_at = time.perf_counter()
    for token in tokens:
        await verifier.verify(token)
    return (time.perf_counter() - started_at) / len(tokens) * 1e6

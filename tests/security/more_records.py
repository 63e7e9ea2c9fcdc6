"""Records that the demo province and its story do not make: one of each, somebody's."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import asyncpg
import httpx2

from chassis.auth import Level, Viewer
from testkit import bearer, fences

_AGENCY: Final = "(SELECT agency_id FROM people ORDER BY id LIMIT 1)"
_ACCOUNT: Final = "(SELECT id FROM accounts ORDER BY id LIMIT 1)"
_PERSON: Final = "(SELECT person_id FROM accounts ORDER BY id LIMIT 1)"
_PRESENT: Final = {"ended_at": "NULL", "ended_because": "NULL", "version": "1"}
MISSING: Final[Mapping[str, Mapping[str, str]]] = {
    "passkeys": {
        "account_id": _ACCOUNT,
        "agency_id": _AGENCY,
        "name": "'Téléphone'",
        "suspended_at": "NULL",
        "removed_at": "NULL",
        "sign_count": "0",
        "version": "1",
    },
    "identity_providers": {
        "agency_id": _AGENCY,
        "name": "'Compte du cégep'",
        "issuer": "'https://login.cegep.example'",
        "email_domains": "ARRAY['cegep.example']",
        "match": "'verified_email'",
        "required": "false",
        "version": "1",
    },
    "linked_subjects": {
        "provider_id": "(SELECT id FROM identity_providers LIMIT 1)",
        "agency_id": _AGENCY,
        "issuer": "'https://login.cegep.example'",
        "account_id": _ACCOUNT,
        "unlinked_at": "NULL",
        "version": "1",
    },
    "views": {
        "agency_id": _AGENCY,
        "viewer_account_id": _ACCOUNT,
        "viewer_person_id": _PERSON,
        "person_id": _PERSON,
        "role_assignment_id": "(SELECT id FROM role_assignments ORDER BY id LIMIT 1)",
        "reason": "'Billet 4711'",
        "expires_at": "now() + interval '30 minutes'",
        **_PRESENT,
    },
}
"""Tables of identity whose rows take a device, a provider, or a session to make: with SQL for the
columns whose type alone does not say what they may hold."""


async def add_what_is_missing(
    urls: Mapping[str, str],
    clients: Mapping[str, httpx2.AsyncClient],
    people: Mapping[str, Viewer],
) -> None:
    """Where a table has a row already, nothing is added to it."""
    connection: Any = await asyncpg.connect(_as_superuser(urls["identity"]))
    try:
        for table, given in MISSING.items():
            if await connection.fetchval(f"SELECT count(*) FROM {table}") == 0:  # noqa: S608
                await _add(connection, table, given)
        department = await connection.fetchval(
            "SELECT id FROM departments WHERE agency_id = $1 LIMIT 1", people["school"].agency_id
        )
    finally:
        await connection.close()
    await _through_the_api(clients["identity"], people, str(department))


async def _through_the_api(
    identity: httpx2.AsyncClient, people: Mapping[str, Viewer], department: str
) -> None:
    ours = {"agency_id": str(people["school"].agency_id)}
    administrator = bearer(people["administrator"])
    local = bearer(replace(people["school"], level=Level.LOCAL_ADMINISTRATOR))
    incident = {
        "data_concerned": "Noms de 12 personnes",
        "circumstances": "Une liste est partie à la mauvaise adresse.",
        "happened_from": "2026-09-01",
        "happened_until": "2026-09-02",
        "known_on": "2026-09-03",
        "persons_concerned": 12,
    }
    client = {
        "name": "Registraire",
        "role": "placing_coordinator",
        "scopes": ["placements:read"],
        "expires_at": (datetime.now(UTC) + timedelta(days=90)).isoformat(),
    }
    for path, headers, body in (
        ("/incidents", administrator, incident),
        ("/partner-clients", local, client),
    ):
        answer = await identity.post(path, headers=headers, json={**ours, **body})
        assert answer.status_code == 201, answer.text
    answer = await identity.post(
        "/staff-uploads",
        params={"department_id": department, "file_name": "personnel.csv"},
        content="Prénom,Nom,Courriel\nAnne,Roy,anne.roy@cegep.example\n".encode(),
        headers={**local, "Content-Type": "text/csv"},
    )
    assert answer.status_code == 202, answer.text


async def _add(connection: Any, table: str, given: Mapping[str, str]) -> None:
    row = await fences._row_of(connection, table, given)
    async with connection.transaction():
        await connection.execute("SET LOCAL session_replication_role = replica")
        await connection.execute(fences._insert(table, row, fences.FOREIGN))


def _as_superuser(url: str) -> str:
    """Of the embedded server, who alone may add a row whose neighbours are not there."""
    return re.sub(r"//[^@/]*@", "//postgres@", url)

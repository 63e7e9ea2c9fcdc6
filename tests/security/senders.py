"""Who sends requests: people of this world in every kind of standing, strangers, and nobody."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

import asyncpg

from chassis.auth import Level, Role, Viewer
from chassis.partner_scopes import PartnerScope
from testkit import a_viewer, bearer

Senders = Mapping[str, Mapping[str, str]]
"""The headers of their requests, by what they are."""

_OF_ROLE: Final = """
SELECT assignment.id, assignment.person_id, assignment.agency_id, account.id AS account_id
FROM role_assignments AS assignment JOIN accounts AS account USING (person_id)
WHERE assignment.active AND assignment.role = $1 AND assignment.agency_id = ANY ($2::uuid[])
ORDER BY assignment.id LIMIT 1
"""
_SIDES: Final = """
SELECT placing_agency_id AS school, receiving_agency_id AS hospital
FROM placement_requests WHERE receiving_agency_id IS NOT NULL
GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2 LIMIT 1
"""

_STRANGE: Final = tuple(role for role in Role if role is not Role.ADMINISTRATOR)


async def people_of(urls: Mapping[str, str]) -> dict[str, Viewer]:
    """Real people: the administrator, and the coordinators of the two agencies that have most to
    do with each other; what others there may read, they read of these agencies' records."""
    placements: Any = await asyncpg.connect(urls["placements"])
    identity: Any = await asyncpg.connect(urls["identity"])
    try:
        sides = await placements.fetchrow(_SIDES)
        every = [row["id"] for row in await identity.fetch("SELECT id FROM agencies")]
        school, hospital = [sides["school"]], [sides["hospital"]]
        administrator = await _one_of(identity, Role.ADMINISTRATOR, every)
        placing = await _one_of(identity, Role.PLACING_COORDINATOR, school)
        receiving = await _one_of(identity, Role.RECEIVING_COORDINATOR, hospital)
    finally:
        await placements.close()
        await identity.close()
    return {"administrator": administrator, "school": placing, "hospital": receiving}


async def _one_of(connection: Any, role: Role, agencies: list[UUID]) -> Viewer:
    row = await connection.fetchrow(_OF_ROLE, role.value, agencies)
    return a_viewer(
        account_id=row["account_id"],
        person_id=row["person_id"],
        role_assignment_id=row["id"],
        agency_id=row["agency_id"],
        role=role,
    )


def insiders(people: Mapping[str, Viewer]) -> Senders:
    """Everybody who reads records of this world, each in another way; and nobody."""
    school, hospital = people["school"], people["hospital"]
    local = Level.LOCAL_ADMINISTRATOR
    viewers = {
        "administrator": people["administrator"],
        "local administrator of a school": replace(school, level=local, edit_invoicing_status=True),
        "local administrator of a hospital": replace(
            hospital, level=local, edit_invoicing_status=True
        ),
        "student administrator": replace(school, role=Role.STUDENT_ADMINISTRATOR),
        "policy level": replace(people["administrator"], role=Role.POLICY_LEVEL),
        "partner of a school": replace(school, partner_scopes=frozenset(PartnerScope)),
        "partner of a hospital": replace(hospital, partner_scopes=frozenset(PartnerScope)),
        "viewer without names": replace(school, level=Level.VIEW_ONLY_WITHOUT_NAMES),
        "destination coordinator": replace(hospital, role=Role.DESTINATION_COORDINATOR),
    }
    return {"nobody": {}, **{what: bearer(viewer) for what, viewer in viewers.items()}}


def strangers() -> Iterator[tuple[str, dict[str, str]]]:
    """Each role but administrators, whose agency is every agency, as who may do most and as who
    only looks; and partners. A regular level may do nothing that a local administrator may not."""
    yield from local_strangers()
    for role in _STRANGE:
        yield f"{role} (view only)", bearer(a_viewer(role=role, level=Level.VIEW_ONLY))
    for role in (Role.PLACING_COORDINATOR, Role.RECEIVING_COORDINATOR):
        partner = replace(a_viewer(role=role), partner_scopes=frozenset(PartnerScope))
        yield f"partner ({role})", bearer(partner)


def local_strangers() -> Iterator[tuple[str, dict[str, str]]]:
    """Those who may do most of each role."""
    for role in _STRANGE:
        level = Level.LOCAL_ADMINISTRATOR
        yield f"{role} ({level})", bearer(a_viewer(role=role, level=level))

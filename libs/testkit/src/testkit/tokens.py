"""Signed access tokens, and the key set that makes services trust them."""

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TypedDict, Unpack
from uuid import UUID

from joserfc.jwk import ECKey, KeySet

from chassis.auth import Level, RealViewer, Role, Viewer, sign_access_token
from chassis.ids import new_id


class ViewerFields(TypedDict, total=False):
    """The fields of a viewer that matter to a test."""

    account_id: UUID
    person_id: UUID
    role_assignment_id: UUID
    agency_id: UUID
    role: Role
    level: Level
    session_id: UUID
    program_ids: frozenset[UUID] | None
    site_ids: frozenset[UUID] | None
    destination_ids: frozenset[UUID] | None
    department_ids: frozenset[UUID] | None
    service_ids: frozenset[UUID] | None
    disciplines: frozenset[str] | None
    edit_invoicing_status: bool
    first_steps: frozenset[str]
    real_viewer: RealViewer | None


def a_viewer(**changes: Unpack[ViewerFields]) -> Viewer:
    """A placing coordinator of an agency of their own, unless told otherwise."""
    fields: ViewerFields = {
        "account_id": new_id(),
        "person_id": new_id(),
        "role_assignment_id": new_id(),
        "agency_id": new_id(),
        "role": Role.PLACING_COORDINATOR,
        "level": Level.REGULAR,
        "session_id": new_id(),
    }
    fields.update(changes)
    return Viewer(**fields)


def token_for(viewer: Viewer | None = None, /, **changes: Unpack[ViewerFields]) -> str:
    """A token for the viewer, or for one with these fields."""
    return sign(viewer or a_viewer(**changes))


def sign(viewer: Viewer, *, expires_in: timedelta = timedelta(minutes=15)) -> str:
    """A token for the viewer; one that expires in the past is refused by services."""
    return sign_access_token(viewer, signing_key(), now=datetime.now(UTC), lifetime=expires_in)


def bearer(viewer: Viewer) -> dict[str, str]:
    """The headers of a request by this viewer."""
    return {"Authorization": f"Bearer {sign(viewer)}"}


def public_key_set() -> str:
    """For the setting `jwks` of a service under test."""
    return json.dumps(KeySet([signing_key()]).as_dict(private=False))


@cache
def signing_key() -> ECKey:
    """One key for the whole process."""
    return ECKey.generate_key("P-256", {"kid": "test-key", "use": "sig", "alg": "ES256"})

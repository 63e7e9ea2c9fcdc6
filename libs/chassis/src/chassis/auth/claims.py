"""How a viewer is written into an access token and read back: the only place that knows."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.domain import Unauthenticated
from chassis.viewer import Level, RealViewer, Role, Viewer


def claims_of(viewer: Viewer) -> dict[str, Any]:
    """The claims that identity signs, without issuer and times."""
    return {
        "sub": str(viewer.account_id),
        "sid": str(viewer.session_id),
        "person_id": str(viewer.person_id),
        "role_assignment_id": str(viewer.role_assignment_id),
        "agency_id": str(viewer.agency_id),
        "role": viewer.role.value,
        "level": viewer.level.value,
        "program_ids": _written(viewer.program_ids),
        "site_ids": _written(viewer.site_ids),
        "destination_ids": _written(viewer.destination_ids),
        **_narrowing_claims(viewer),
        "edit_invoicing_status": viewer.edit_invoicing_status,
        **_partner_claims(viewer),
        **({"first_steps": sorted(viewer.first_steps)} if viewer.first_steps else {}),
        **_act_claim(viewer.real_viewer),
    }


def viewer_from(claims: Mapping[str, Any]) -> Viewer:
    """Raises Unauthenticated if a claim is missing, or names a role or a level that this version
    does not know: whoever cannot be read may do nothing."""
    try:
        return Viewer(
            account_id=UUID(claims["sub"]),
            session_id=UUID(claims["sid"]),
            person_id=UUID(claims["person_id"]),
            role_assignment_id=UUID(claims["role_assignment_id"]),
            agency_id=UUID(claims["agency_id"]),
            role=Role(claims["role"]),
            level=Level(claims["level"]),
            program_ids=_read(claims["program_ids"]),
            site_ids=_read(claims["site_ids"]),
            destination_ids=_read(claims["destination_ids"]),
            department_ids=_read(claims.get("department_ids")),
            service_ids=_read(claims.get("service_ids")),
            disciplines=_codes(claims.get("disciplines")),
            edit_invoicing_status=claims["edit_invoicing_status"] is True,
            partner_scopes=_partner_scopes(claims),
            first_steps=frozenset(claims.get("first_steps", ())),
            real_viewer=_real_viewer(claims["act"]) if "act" in claims else None,
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise Unauthenticated("The claims of the token are not those of a viewer") from error


def _narrowing_claims(viewer: Viewer) -> dict[str, list[str]]:
    """Those that few people have, left out of everybody else's token."""
    narrowing = {
        "department_ids": _written(viewer.department_ids),
        "service_ids": _written(viewer.service_ids),
        "disciplines": None if viewer.disciplines is None else sorted(viewer.disciplines),
    }
    return {name: keys for name, keys in narrowing.items() if keys is not None}


def _partner_claims(viewer: Viewer) -> dict[str, str]:
    """As RFC 9068 calls them."""
    if viewer.partner_scopes is None:
        return {}
    return {"client_id": str(viewer.account_id), "scope": " ".join(sorted(viewer.partner_scopes))}


def _partner_scopes(claims: Mapping[str, Any]) -> frozenset[str] | None:
    """Whoever has a client id is no person, with or without a scope."""
    return frozenset(claims["scope"].split()) if "client_id" in claims else None


def _act_claim(real: RealViewer | None) -> dict[str, Any]:
    """Who acts in the name of `sub` (RFC 8693, 4.1)."""
    if real is None:
        return {}
    act = {
        "sub": str(real.account_id),
        "person_id": str(real.person_id),
        "role_assignment_id": str(real.role_assignment_id),
        "agency_id": str(real.agency_id),
        "role": real.role.value,
        "view_id": str(real.view_id),
    }
    return {"act": act}


def _real_viewer(act: Mapping[str, Any]) -> RealViewer:
    """An `act` that cannot be read is an error: it never means that nobody else looks."""
    return RealViewer(
        account_id=UUID(act["sub"]),
        person_id=UUID(act["person_id"]),
        role_assignment_id=UUID(act["role_assignment_id"]),
        agency_id=UUID(act["agency_id"]),
        role=Role(act["role"]),
        view_id=UUID(act["view_id"]),
    )


def _written(scope: frozenset[UUID] | None) -> list[str] | None:
    return None if scope is None else sorted(str(key) for key in scope)


def _read(scope: list[str] | None) -> frozenset[UUID] | None:
    return None if scope is None else frozenset(UUID(key) for key in scope)


def _codes(scope: list[str] | None) -> frozenset[str] | None:
    return None if scope is None else frozenset(str(code) for code in scope)

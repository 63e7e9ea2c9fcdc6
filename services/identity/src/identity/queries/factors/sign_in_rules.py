"""What an agency demands of its people when they sign in."""

from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Connection
from identity.domain.access.rights import sees
from identity.domain.factors.sign_in_rules import SignInRules
from identity.store.tables.agencies import agencies
from identity.store.tables.factors import sign_in_rules


class SignInRulesRow(BaseModel):
    """Holds from the next sign-in of each person on."""

    agency_id: UUID
    second_factor_demanded: bool
    version: int

    @classmethod
    def of(cls, rules: SignInRules) -> "SignInRulesRow":
        return cls(
            agency_id=rules.id,
            second_factor_demanded=rules.second_factor_demanded,
            version=rules.version_once_saved,
        )


async def rules_of_agency(connection: Connection, id: UUID, viewer: Viewer) -> SignInRulesRow:
    """Raises NotFound for an agency whose staff do not exist for the viewer."""
    row = await connection.first(
        select(agencies.c.id, sign_in_rules.c.second_factor_demanded, sign_in_rules.c.version)
        .outerjoin(sign_in_rules, sign_in_rules.c.id == agencies.c.id)
        .where(agencies.c.id == id)
    )
    if row is None or not sees(viewer, id):
        raise NotFound(f"Agency {id} is not one of the viewer's")
    return SignInRulesRow(
        agency_id=id,
        second_factor_demanded=bool(row.second_factor_demanded),
        version=row.version or 1,
    )

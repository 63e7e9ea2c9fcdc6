"""Whether an agency's people need a second factor."""

from uuid import UUID

from fastapi import APIRouter, Response

from identity.api.bodies import Body
from identity.api.dependencies import InTransaction
from identity.commands.factors.set_sign_in_rules import SetSignInRules, set_sign_in_rules
from identity.queries.factors.sign_in_rules import SignInRulesRow, rules_of_agency

router = APIRouter(prefix="/agencies", tags=["agencies"])


class SignInRulesChange(Body):
    second_factor_demanded: bool


@router.get("/{id}/sign-in-rules", response_model=SignInRulesRow)
async def show_rules(id: UUID, edge: InTransaction) -> Response:
    """What the agency demands of its people when they sign in."""
    async with edge.reading() as connection:
        row = await rules_of_agency(connection, id, edge.viewer)
    return edge.answer(row, version=row.version)


@router.put("/{id}/sign-in-rules", response_model=SignInRulesRow)
async def set_rules(id: UUID, body: SignInRulesChange, edge: InTransaction) -> Response:
    """Demand a second factor, or no longer. Who has none gets one at the next sign-in."""
    command = SetSignInRules(
        viewer=edge.viewer,
        agency_id=id,
        second_factor_demanded=body.second_factor_demanded,
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        rules = await set_sign_in_rules(command, store)
        return edge.answer(SignInRulesRow.of(rules), version=rules.version_once_saved)

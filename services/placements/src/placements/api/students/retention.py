"""How long students’ data are kept, and the register of what was destroyed."""

from fastapi import APIRouter

from chassis.http import Language, Page
from placements.api.dependencies import InTransaction, SignedIn
from placements.domain.students.retention import RULES
from placements.queries.requests.shown import Shown
from placements.queries.students.destructions import Destruction, destructions

router = APIRouter(tags=["retention"])


class ShownRule(Shown):
    """`assumed` says that the period is ours and no province’s."""

    province: str
    years: int
    assumed: bool
    source: str


@router.get("/retention-rules")
async def list_rules(viewer: SignedIn, language: Language) -> list[ShownRule]:
    """For each province: so many years after the purpose of a record ended."""
    del viewer
    return [
        ShownRule(
            province=rule.province,
            years=rule.years,
            assumed=rule.assumed,
            source=rule.source.read_in(language),
        )
        for rule in RULES.values()
    ]


@router.get("/destruction-register")
async def list_destructions(page: Page, edge: InTransaction) -> list[Destruction]:
    """Whose data were destroyed, when and under which rule: ids, never names."""
    async with edge.transaction() as store:
        rows = await destructions(
            store.connection,
            edge.viewer,
            limit=page.limit_and_one,
            after=page.cursor[0] if page.cursor else None,
        )
    return page.of(rows, lambda row: (row.position,))

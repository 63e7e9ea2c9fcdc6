"""The two routes that every book of a ledger has: search it, and take it away as a file."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime, BaseModel, Field
from starlette.responses import Response, StreamingResponse

from chassis.files import AS_FILES, FileFormat, file_answer
from chassis.http import Edge, Page, edge_dependency
from chassis.ledger.entry import Entry, enter
from chassis.ledger.files import TITLES, lines_of
from chassis.ledger.reading import LedgerRow, Wanted, every_ledger_row, ledger_rows
from chassis.viewer import Role, Viewer

InEdge = Annotated[Edge[Any], Depends(edge_dependency)]


class Asked(BaseModel):
    """What narrows the rows."""

    actor_person_id: UUID | None = Field(default=None, description="Who did it.")
    concerns: UUID | None = Field(default=None, description="Whom it is about.")
    subject_id: UUID | None = Field(default=None, description="What it was done to.")
    what: str | None = Field(
        default=None,
        max_length=100,
        description="One kind of entry, or all of a thing: `role_assignment.`",
        examples=["role_assignment.changed"],
    )
    since: AwareDatetime | None = None
    until: AwareDatetime | None = Field(default=None, description="Not included.")


def ledger_router(
    *, prefix: str, tag: str, book: str, expect_reader: Callable[[Viewer], None]
) -> APIRouter:
    """`expect_reader` raises Forbidden; whoever may read sees the rows of their own agency, and
    administrators those of all."""
    router = APIRouter(prefix=prefix, tags=[tag])

    async def wanted(edge: InEdge, asked: Annotated[Asked, Query()]) -> Wanted:
        expect_reader(edge.viewer)
        everywhere = edge.viewer.role is Role.ADMINISTRATOR
        own = None if everywhere else edge.viewer.agency_id
        return Wanted(book=book, agency_id=own, **asked.model_dump())

    Sought = Annotated[Wanted, Depends(wanted)]  # noqa: N806 - a type

    @router.get("", operation_id=f"search_{book}")
    async def search(edge: InEdge, page: Page, sought: Sought) -> list[LedgerRow]:
        """Who did what, when and to whom, newest first."""
        async with edge.reading() as connection:
            rows = await ledger_rows(
                connection, sought, cursor=page.cursor, limit=page.limit_and_one
            )
        return page.of(rows, key=lambda row: row.key)

    @router.get("/export", responses=AS_FILES, response_class=StreamingResponse)
    async def export(
        edge: InEdge,
        sought: Sought,
        file_format: Annotated[FileFormat, Query(alias="format")] = FileFormat.CSV,
    ) -> Response:
        """All of it as a file. That somebody took it away is told in the same book."""
        async with edge.transaction() as store:
            enter(store.transaction, _exported(sought, edge.viewer, file_format))
            edge.answer(None)
        return await file_answer(
            TITLES[edge.language],
            lines_of(every_ledger_row(edge.reading, sought)),
            name=f"{sought.book}-{datetime.now(UTC):%Y-%m-%d}",
            wanted=file_format,
            language=edge.language,
        )

    return router


def _exported(sought: Wanted, viewer: Viewer, file_format: FileFormat) -> Entry:
    asked = {name: value for name, value in asdict(sought).items() if value is not None}
    return Entry(
        book=sought.book,
        what="ledger.exported",
        agency_id=viewer.agency_id,
        facts={"asked": asked, "format": file_format.value},
    )

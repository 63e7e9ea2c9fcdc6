"""A whole report as a file, read through a cursor: memory does not grow with the rows."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from datetime import date, datetime
from tempfile import SpooledTemporaryFile, TemporaryDirectory
from typing import IO, Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select
from starlette.responses import Response, StreamingResponse

from chassis.http import Edge
from chassis.store import Row
from reporting.api.csv_rows import CsvRows
from reporting.api.formats import MEDIA_TYPES, Format
from reporting.api.xlsx_book import About, XlsxBook
from reporting.domain.filters import ReportFilters
from reporting.domain.reports import Reader, Report, Value
from reporting.queries.filter_words import filter_words
from reporting.store.store import ReportingStore

_BATCH = 500
_SMALL_FILE = 1 << 20
_CHUNK = 1 << 16


@dataclass(frozen=True, kw_only=True)
class Export:
    """What is exported, and for whom."""

    report: Report
    statement: Select[Any]
    filters: ReportFilters
    reader: Reader
    edge: Edge[ReportingStore]
    time_zone: str

    async def answer(self, format_: Format) -> Response:
        """Raises TooManyRowsForXlsx before anything is sent."""
        today = datetime.now(ZoneInfo(self.time_zone)).date()
        chunks = self._csv() if format_ is Format.CSV else _chunks_of(await self._xlsx(today))
        name = f"{self.report.file_name.read_in(self.reader.language)}-{today}.{format_}"
        return StreamingResponse(
            chunks,
            media_type=MEDIA_TYPES[format_],
            headers={
                "content-disposition": f'attachment; filename="{name}"',
                "content-language": self.reader.language,
                "cache-control": "no-store",
            },
        )

    async def _csv(self) -> AsyncIterator[bytes]:
        rows = CsvRows(self.report, self.reader)
        yield rows.header()
        async with aclosing(self._batches()) as batches:
            async for batch in batches:
                yield rows.lines(batch)

    async def _xlsx(self, today: date) -> IO[bytes]:
        """A file without a name, which goes away by itself; XlsxWriter's own are in `folder`."""
        async with self.edge.reading() as connection:
            words = await filter_words(connection, self.filters, self.reader)
        about = About(made_on=today, filters=words)
        file: IO[bytes] = SpooledTemporaryFile(max_size=_SMALL_FILE)  # noqa: SIM115 - closed once sent
        with TemporaryDirectory() as folder:
            book = XlsxBook(file, folder, self.report, self.reader, about)
            async with aclosing(self._batches()) as batches:
                async for batch in batches:
                    await asyncio.to_thread(book.write, batch)
            await asyncio.to_thread(book.close)
        file.seek(0)
        return file

    async def _batches(self) -> AsyncGenerator[list[list[Value]], None]:
        batch: list[list[Value]] = []
        async with self.edge.transaction() as store:
            async for row in store.transaction.stream(self.statement, batch=_BATCH):
                batch.append(self._values(row))
                if len(batch) == _BATCH:
                    yield batch
                    batch = []
        if batch:
            yield batch

    def _values(self, row: Row) -> list[Value]:
        return [column.read(row[column.name], self.reader) for column in self.report.columns]


def _chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """Closing the file is what deletes it."""
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk

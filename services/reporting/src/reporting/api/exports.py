"""A whole report as a file, read through a cursor: memory does not grow with the rows."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import ExitStack, aclosing
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

Content = AsyncIterator[bytes] | Iterator[bytes]


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
        if format_ is Format.CSV:
            chunks: Content = await _begun(self._csv())
        else:
            chunks = _chunks_of(await self._xlsx(today))
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

    async def _csv(self) -> AsyncGenerator[bytes, None]:
        rows = CsvRows(self.report, self.reader)
        titles = rows.header()
        async with aclosing(self._batches()) as batches:
            async for batch in batches:
                yield titles + rows.lines(batch)
                titles = b""
        if titles:
            yield titles

    async def _xlsx(self, today: date) -> IO[bytes]:
        """A file without a name, which goes away by itself; XlsxWriter's own are in `folder`."""
        async with self.edge.reading() as connection:
            words = await filter_words(connection, self.filters, self.reader)
        about = About(made_on=today, filters=words)
        file: IO[bytes] = SpooledTemporaryFile(max_size=_SMALL_FILE)  # noqa: SIM115 - closed once sent
        with ExitStack() as given_up:
            given_up.callback(file.close)
            with TemporaryDirectory() as folder:
                book = XlsxBook(file, folder, self.report, self.reader, about)
                try:
                    async with aclosing(self._batches()) as batches:
                        async for batch in batches:
                            await asyncio.to_thread(book.write, batch)
                finally:
                    await asyncio.to_thread(book.close)
            given_up.pop_all()
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


async def _begun(pieces: AsyncGenerator[bytes, None]) -> AsyncIterator[bytes]:
    """The same, with the first read already: what fails then is still answered as a problem."""
    first = await anext(pieces)

    async def all_of_them() -> AsyncIterator[bytes]:
        async with aclosing(pieces):
            yield first
            async for piece in pieces:
                yield piece

    return all_of_them()


def _chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """Closing the file is what deletes it."""
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk

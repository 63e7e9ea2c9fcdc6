"""Lists are read page by page: a limit, an opaque cursor, and a link to what comes next."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import blake2s
from typing import Annotated, Any, ClassVar, Final, TypeVar
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from fastapi import Depends, Query, Response
from starlette.requests import Request

from chassis.domain import DomainError
from chassis.public_paths import public_path

DEFAULT_LIMIT: Final = 50
LARGEST_LIMIT: Final = 200

Row = TypeVar("Row")
Key = tuple[Any, ...]

_WRITE: Final[dict[type, tuple[str, Callable[[Any], str]]]] = {
    str: ("s", str),
    bool: ("b", lambda value: "1" if value else "0"),
    int: ("i", str),
    UUID: ("u", str),
    Decimal: ("m", str),
    datetime: ("t", datetime.isoformat),
    date: ("d", date.isoformat),
    type(None): ("n", lambda _: ""),
}
_READ: Final[dict[str, Callable[[str], Any]]] = {
    "s": str,
    "b": lambda text: text == "1",
    "i": int,
    "u": UUID,
    "m": Decimal,
    "t": datetime.fromisoformat,
    "d": date.fromisoformat,
    "n": lambda _: None,
}


class CursorNotValid(DomainError):
    """The cursor was not given out by this list."""

    slug: ClassVar[str] = "cursor-not-valid"

    def __init__(self) -> None:
        super().__init__("The cursor was not given out by this list", field="cursor")


@dataclass(frozen=True)
class PageParams:
    """Which page is asked for: at most `limit` rows after the sort key `cursor`.

    A query that reads `limit_and_one` rows lets `of` know whether more follow.
    """

    limit: int
    cursor: Key | None
    request: Request
    response: Response

    @property
    def limit_and_one(self) -> int:
        return self.limit + 1

    def of(self, rows: Sequence[Row], key: Callable[[Row], Key]) -> list[Row]:
        """The page itself: cut to the limit, and linked to the next page if rows follow."""
        page = list(rows[: self.limit])
        if len(rows) > self.limit:
            self.link_next(key(page[-1]))
        return page

    def link_next(self, key: Key) -> None:
        """Sets `Link: <…>; rel="next"` to the page after this key."""
        cursor = written_cursor(key, _list_of(self.request))
        query = urlencode([*_asked(self.request, without=("cursor",)), ("cursor", cursor)])
        path = self.request.scope["path"]
        address = f"{public_path(self.request.scope, path)}?{query}"
        self.response.headers["Link"] = f'<{address}>; rel="next"'


async def page_params(
    request: Request,
    response: Response,
    limit: Annotated[int, Query(ge=1, le=LARGEST_LIMIT)] = DEFAULT_LIMIT,
    cursor: Annotated[str | None, Query(max_length=1000, description="From `Link`.")] = None,
) -> PageParams:
    """Raises CursorNotValid if the cursor comes from elsewhere."""
    after = None if cursor is None else read_cursor(cursor, _list_of(request))
    return PageParams(limit, after, request, response)


Page = Annotated[PageParams, Depends(page_params)]


def edge_page(page: PageParams, rows: Sequence[Row], next_key: Key | None) -> list[Row]:
    """For queries that know the next key themselves; None on the last page."""
    if next_key is not None:
        page.link_next(next_key)
    return list(rows)


def _list_of(request: Request) -> str:
    """What a cursor belongs to: another order or filter makes another list of the same path."""
    asked = _asked(request, without=("cursor", "limit"))
    return f"{request.scope['path']}?{urlencode(sorted(asked))}"


def _asked(request: Request, *, without: tuple[str, ...]) -> list[tuple[str, str]]:
    asked = parse_qsl(request.url.query, keep_blank_values=True)
    return [(name, value) for name, value in asked if name not in without]


def written_cursor(key: Key, list_: str) -> str:
    """A sort key, its types, and a checksum that binds it to its list."""
    parts = [_WRITE[_kind(value)][0] + _WRITE[_kind(value)][1](value) for value in key]
    text = json.dumps(parts, separators=(",", ":"), ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(_checksum(text, list_) + text).decode().rstrip("=")


def read_cursor(cursor: str, list_: str) -> Key:
    """Raises CursorNotValid."""
    try:
        octets = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        if octets[:6] != _checksum(octets[6:], list_):
            raise CursorNotValid
        return tuple(_READ[part[0]](part[1:]) for part in json.loads(octets[6:]))
    except (ValueError, TypeError, KeyError, IndexError, ArithmeticError) as error:
        raise CursorNotValid from error


def _checksum(text: bytes, list_: str) -> bytes:
    return blake2s(list_.encode() + b"\0" + text, digest_size=6).digest()


def _kind(value: object) -> type:
    """StrEnum is text, a moment is a moment before it is a date, asyncpg's UUID is a UUID."""
    kinds = (str, bool, int, UUID, Decimal, datetime, date)
    return next((kind for kind in kinds if isinstance(value, kind)), type(value))

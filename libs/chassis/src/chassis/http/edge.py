"""Where a request meets a transaction: the only place of the HTTP side that opens one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from chassis.auth import Viewer
from chassis.domain import DomainError
from chassis.http.idempotency import IdempotencyKey, Replay, idempotency_key_of
from chassis.http.signed_in import AccessToken
from chassis.problems import LanguageCode, language_of
from chassis.store.connection import Connection
from chassis.store.database import Database
from chassis.store.transaction import KeyTaken

_S = TypeVar("_S")
_MOST_DIGITS = 18


class IfMatchNotValid(DomainError):
    """`If-Match` holds something that no answer of ours ever had as its ETag."""

    slug: ClassVar[str] = "if-match-not-valid"


class Edge(Generic[_S]):
    """One request of somebody who is signed in.

    `expected_version` is the version that the caller says to have read (`If-Match`), or None.
    """

    __slots__ = (
        *("_answer", "_confidential", "_database", "_key"),
        *("expected_version", "language", "viewer"),
    )

    def __init__(
        self,
        database: Database[_S],
        viewer: Viewer,
        language: LanguageCode,
        *,
        key: IdempotencyKey | None = None,
        expected_version: int | None = None,
    ) -> None:
        self.viewer = viewer
        self.language: LanguageCode = language
        self.expected_version = expected_version
        self._database = database
        self._key = key
        self._answer: Response | None = None
        self._confidential = False

    @asynccontextmanager
    async def transaction(self, part: str | None = None, *, kept: bool = True) -> AsyncIterator[_S]:
        """Commits when the block ends, and keeps its answer under the caller's key.

        A repeated request runs into the key that its first run committed and gets that answer
        (raised as Replay, which the handlers turn into the response). `part` names one item of a
        bulk request, each of which is a transaction of its own. An answer that is not `kept`, as
        of a search, is worked out anew for a repeated request, and its lookup noted anew.
        """
        key = self._key if kept else None
        key = key.for_part(part) if key and part else key
        self._answer = None
        try:
            async with self._database.unit(self.viewer) as (transaction, store):
                yield store
                if key is not None:
                    row = key.row(
                        self._answered(), transaction.now, confidential=self._confidential
                    )
                    transaction.claim_key(row)
        except (DomainError, KeyTaken):
            before = await key.find(self._database, self.viewer) if key else None
            if before is None:
                raise
            raise Replay(before) from None

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """A connection for reads that need no transaction."""
        async with self._database.reading(self.viewer) as connection:
            yield connection

    def answer(
        self,
        body: BaseModel | None,
        *,
        status_code: int = 200,
        version: int | None = None,
        location: str | None = None,
        confidential: bool = False,
    ) -> Response:
        """The answer of the request, made inside the transaction so that it is kept with it.

        Without a body it is 204, whatever `status_code` says. A confidential one, such as one that
        shows a secret once, is kept sealed.
        """
        self._confidential = confidential
        headers: dict[str, str] = {"content-language": self.language}
        if version is not None:
            headers["etag"] = f'"{version}"'
        if location is not None:
            headers["location"] = location
        if body is None:
            self._answer = Response(None, status_code=204, headers=headers)
        else:
            self._answer = Response(
                body.__pydantic_serializer__.to_json(body, by_alias=True),
                status_code=status_code,
                headers=headers,
                media_type="application/json",
            )
        return self._answer

    def _answered(self) -> Response:
        if self._answer is None:
            raise RuntimeError("an unsafe route must call edge.answer inside its transaction")
        return self._answer


class EdgeOfRequest(AccessToken):
    """The dependency `edge_dependency`; it asks for the token itself, which spares a second one."""

    async def __call__(self, request: Request) -> Edge[Any]:
        """The edge of this request; the service's own alias names the type of its store."""
        viewer = await self.viewer_of(request)
        return Edge(
            request.scope["app"].state.serving,
            viewer,
            language_of(request.scope),
            key=await idempotency_key_of(request, viewer.account_id),
            expected_version=_version_of(request.headers.get("if-match")),
        )


edge_dependency = EdgeOfRequest()
edge_at_first = EdgeOfRequest(before_first_steps=True)


def _version_of(if_match: str | None) -> int | None:
    if if_match is None or if_match.strip() == "*":
        return None
    number = if_match.strip().removeprefix("W/").strip('"')
    if not number.isdecimal() or len(number) > _MOST_DIGITS:
        raise IfMatchNotValid("send the ETag as you read it", field="If-Match")
    return int(number)

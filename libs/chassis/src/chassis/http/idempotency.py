"""Answers kept under an Idempotency-Key, so that a repeated request has its effect once."""

from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import bindparam, select
from starlette.requests import Request
from starlette.responses import Response

from chassis.domain import DomainError
from chassis.sealing import Seal
from chassis.store.database import Database
from chassis.store.statements import Prepared
from chassis.store.tables import IDEMPOTENCY_KEYS
from chassis.viewer import Viewer

LONGEST_KEY = 255
_SEALED = "sealed"
_KEPT_HEADERS = frozenset({b"etag", b"location", b"content-type", b"content-language"})

_kept = Prepared(
    select(IDEMPOTENCY_KEYS).where(
        IDEMPOTENCY_KEYS.c.account_id == bindparam("account_id"),
        IDEMPOTENCY_KEYS.c.key == bindparam("key"),
    )
)


class IdempotencyKeyReused(DomainError):
    """The key was used before, for another request."""

    slug: ClassVar[str] = "idempotency-key-reused"


class IdempotencyKeyNotValid(DomainError):
    """The key is empty, too long, or holds characters that nobody can see."""

    slug: ClassVar[str] = "idempotency-key-not-valid"


class Replay(Exception):
    """The same request was answered before; `response` is that answer."""

    def __init__(self, response: Response) -> None:
        super().__init__("answered before")
        self.response = response


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """One account's key, and a digest of the request that it belongs to."""

    account_id: UUID
    key: str
    fingerprint: str
    seal: Seal | None = field(default=None, repr=False)

    def row(self, response: Response, now: Any, *, confidential: bool = False) -> dict[str, Any]:
        """What is kept of an answer; nobody reads a confidential one in the database."""
        headers = {
            name.decode("latin-1"): value.decode("latin-1")
            for name, value in response.raw_headers
            if name in _KEPT_HEADERS
        }
        body = bytes(response.body)
        if confidential:
            headers[_SEALED], body = "yes", self._given_seal.close(body).encode()
        return {
            "account_id": self.account_id,
            "key": self.key,
            "fingerprint": self.fingerprint,
            "status": response.status_code,
            "headers": headers,
            "body": body,
            "created_at": now,
        }

    async def find(self, database: Database[Any], viewer: Viewer) -> Response | None:
        """The answer given before. Raises IdempotencyKeyReused if it was to another request."""
        async with database.reading(viewer) as connection:
            row = await connection.first(_kept, account_id=self.account_id, key=self.key)
        if row is None:
            return None
        if row.fingerprint != self.fingerprint:
            raise IdempotencyKeyReused(f"{self.key} belongs to another request")
        headers = {**row.headers, "idempotent-replayed": "true"}
        body: bytes = row.body
        if headers.pop(_SEALED, None):
            body = self._given_seal.open(body.decode())
        return Response(body, status_code=row.status, headers=headers)

    def for_part(self, part: str) -> "IdempotencyKey":
        """The key of one item of a bulk request."""
        return replace(self, key=f"{self.key}/{part}")

    @property
    def _given_seal(self) -> Seal:
        if self.seal is None:
            raise RuntimeError("a service with confidential answers is created with a seal")
        return self.seal


async def idempotency_key_of(request: Request, account_id: UUID) -> IdempotencyKey | None:
    """None where the caller sent no key, or where repeating is harmless anyway."""
    key = request.headers.get("idempotency-key")
    if key is None or request.method in ("GET", "HEAD", "OPTIONS"):
        return None
    if not key.isprintable() or not 0 < len(key.strip()) <= LONGEST_KEY:
        raise IdempotencyKeyNotValid("1 to 255 visible characters", field="Idempotency-Key")
    digest = blake2b(digest_size=16)
    path, query = request.scope["path"].encode(), request.scope["query_string"]
    for part in (request.method.encode(), path, query, await request.body()):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    seal: Seal | None = request.scope["app"].state.seal
    return IdempotencyKey(account_id, key, digest.hexdigest(), seal)


async def answer_again(_: Request, replay: Exception) -> Response:
    """Turns Replay into the answer that it carries."""
    if not isinstance(replay, Replay):
        raise TypeError(f"no replay: {replay!r}")
    return replay.response

"""A small service to ask things of: its database is imagined."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, ClassVar
from uuid import UUID

import httpx2
import pytest
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Response
from joserfc.jwk import ECKey
from pydantic import BaseModel, Field
from pydantic_settings import SettingsConfigDict

from chassis.auth import InlineKeys, Level, Role, TokenVerifier, Viewer, sign_access_token
from chassis.domain import DomainError, NotFound
from chassis.http import Language, Page, create_service_app, signed_in
from chassis.problems import ProblemText
from chassis.settings import ServiceSettings

KEY = ECKey.generate_key("P-256", {"kid": "tests"})
KEYS = InlineKeys('{"keys": []}')
KEYS._keys["tests"] = KEY


class Settings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="LIBRARY_", frozen=True)


class ShelfFull(DomainError):
    slug: ClassVar[str] = "shelf-full"


TEXTS: Mapping[str, ProblemText] = {
    "shelf-full": ProblemText(
        fr=("Rayon plein", "Il reste {left} places."),
        en=("Shelf full", "{left} places are left."),
    )
}

router = APIRouter(prefix="/books", tags=["books"])
others = APIRouter(prefix="/loans", tags=["book loans"])


class Book(BaseModel):
    title: str = Field(min_length=1)
    bought_on: date = date(2027, 1, 4)
    place: int = 0


@router.get("")
async def list_own(page: Page) -> list[Book]:
    start = page.cursor[1] + 1 if page.cursor else 0
    rows = [Book(title="x", place=place) for place in range(start, 5)][: page.limit_and_one]
    return page.of(rows, key=lambda book: (book.bought_on, book.place))


@router.post("", status_code=201)
async def add(body: Book, viewer: Annotated[Viewer, Depends(signed_in)]) -> Book:
    if body.title == "full":
        raise ShelfFull(field="title", left=3)
    if body.title == "broken":
        raise RuntimeError(f"{viewer.person_id} typed a secret")
    return body


@router.put("/{id}", include_in_schema=False)
async def lend(id: UUID, response: Response) -> None:
    response.headers["Location"] = f"/loans/{id.int}"


@router.get("/{id}")
async def read(id: UUID, language: Language) -> Book:
    if id.int == 0:
        raise NotFound(f"Book {id} does not exist")
    return Book(title=language)


@others.get("")
async def list_own_loans() -> None:
    raise HTTPException(413)


@others.get("/teapot", name="list_own")
async def teapot() -> None:
    raise HTTPException(418)


@others.get("/hidden")
async def hidden() -> None:
    raise HTTPException(401)


class ImaginedConnection:
    async def scalar(self, *_: Any, **__: Any) -> int:
        return 1


class ImaginedDatabase:
    """Notes what is done with it, and can be out of reach."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.reachable = True

    async def open(self, *, statement_seconds: float | None = None) -> None:  # noqa: ARG002 - as it is called
        self.notes.append("opened")

    async def close(self) -> None:
        self.notes.append("closed")

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[ImaginedConnection]:
        if not self.reachable:
            raise ConnectionRefusedError("10.0.0.5")
        yield ImaginedConnection()


@pytest.fixture
def database() -> ImaginedDatabase:
    return ImaginedDatabase()


@pytest.fixture
def make_app(database: ImaginedDatabase) -> Callable[[], FastAPI]:
    """Makes the service; a test that records spans makes it inside the recording."""

    def make() -> FastAPI:
        return create_service_app(
            title="Library",
            settings=Settings(database_url="postgresql://nowhere", environment="test"),
            database=database,
            routers=[router, others],
            texts=TEXTS,
            verifier=TokenVerifier(KEYS),
        )

    return make


@pytest.fixture
def app(make_app: Callable[[], FastAPI]) -> FastAPI:
    return make_app()


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://library") as client:
        yield client


@pytest.fixture
def bearer() -> dict[str, str]:
    """The header of a request by somebody who is signed in."""
    return {"Authorization": f"Bearer {a_token(timedelta(minutes=10))}"}


@pytest.fixture
def expired_bearer() -> dict[str, str]:
    return {"Authorization": f"Bearer {a_token(timedelta(minutes=-10))}"}


def a_token(lifetime: timedelta) -> str:
    viewer = Viewer(
        account_id=UUID(int=1),
        person_id=UUID(int=2),
        role_assignment_id=UUID(int=3),
        agency_id=UUID(int=4),
        session_id=UUID(int=5),
        role=Role.PLACING_COORDINATOR,
        level=Level.REGULAR,
    )
    return sign_access_token(viewer, KEY, now=datetime.now(UTC), lifetime=lifetime)

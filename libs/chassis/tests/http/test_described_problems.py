"""The description of a route names every problem of its kind, and what it says itself."""

from typing import Annotated, Any
from uuid import UUID

import pytest
from fastapi import APIRouter, Depends, FastAPI
from pydantic import BaseModel

from chassis.auth import Viewer
from chassis.http import refusing, signed_in
from chassis.http.openapi import document

Signed = Annotated[Viewer, Depends(signed_in)]


class Refusal(BaseModel):
    """As another standard than ours has it."""

    error: str


def described() -> dict[str, Any]:
    router = APIRouter()

    @router.get("/open")
    async def read() -> None: ...

    @router.post("/sign-in", openapi_extra=refusing(401, 429))
    async def sign_in() -> None: ...

    @router.post("/token", responses={400: {"model": Refusal}})
    async def token() -> None: ...

    @router.delete("/own")
    async def end(_: Signed) -> None: ...

    @router.get("/list")
    async def search(_: Signed, agency_id: UUID | None = None) -> None: ...

    @router.get("/whole")
    async def whole(_: Signed) -> None: ...

    app = FastAPI()
    app.include_router(router)
    document(app)
    paths: dict[str, Any] = app.openapi()["paths"]
    return paths


@pytest.mark.parametrize(
    ("method", "path", "statuses"),
    [
        ("get", "/open", "200 503"),
        ("post", "/sign-in", "200 400 401 422 429 503"),
        ("delete", "/own", "200 400 401 403 404 409 422 503"),
        ("get", "/list", "200 400 401 403 404 422 503"),
        ("get", "/whole", "200 401 403 503"),
    ],
)
def test_a_route_is_described_with_the_problems_of_its_kind(
    method: str, path: str, statuses: str
) -> None:
    assert sorted(described()[path][method]["responses"]) == statuses.split()


def test_what_a_route_says_of_a_problem_itself_stays() -> None:
    refused = described()["/token"]["post"]["responses"]["400"]
    assert list(refused["content"]) == ["application/json"]

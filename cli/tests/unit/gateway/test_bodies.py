"""How much the gateway takes from the outside at once, announced or not."""

from collections.abc import AsyncIterator

import httpx2
import pytest


@pytest.mark.parametrize(("language", "title"), [("fr", "Demande"), ("en", "Request")])
async def test_a_body_is_limited_to_one_megabyte_except_for_imports(
    client: httpx2.AsyncClient, language: str, title: str
) -> None:
    two_megabytes, english = b"x" * 2_000_000, {"Accept-Language": language}

    refused = await client.post("/api/placements/sites", content=two_megabytes, headers=english)
    taken = await client.post("/api/placements/site-imports", content=two_megabytes)
    staff = await client.post("/api/identity/staff-uploads", content=two_megabytes)
    too_large = await client.post("/api/identity/staff-uploads", content=b"x" * 11_600_000)

    assert (refused.status_code, refused.json()["slug"]) == (413, "body-too-large")
    assert refused.headers["Content-Language"] == language
    assert refused.json()["title"].startswith(title)
    assert refused.json()["instance"] == "/api/placements/sites"
    assert taken.json()["bytes"] == staff.json()["bytes"] == 2_000_000
    assert too_large.status_code == 413


async def test_a_body_whose_length_nobody_announced_is_limited_too(
    client: httpx2.AsyncClient,
) -> None:
    async def pieces(count: int) -> AsyncIterator[bytes]:
        for _ in range(count):
            yield b"x" * 100_000

    refused = await client.post("/api/placements/sites", content=pieces(20))
    taken = await client.post("/api/placements/sites", content=pieces(10))

    assert (refused.status_code, refused.json()["slug"]) == (413, "body-too-large")
    assert taken.json()["bytes"] == 1_000_000


@pytest.mark.parametrize(("size", "status"), [(26_000_000, 200), (26_300_000, 413)])
async def test_an_import_is_limited_to_25_megabytes(
    client: httpx2.AsyncClient, size: int, status: int
) -> None:
    answer = await client.post("/api/placements/site-imports", content=b"x" * size)

    assert answer.status_code == status

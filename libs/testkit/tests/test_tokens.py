"""Tokens of tests are checked like real ones."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from chassis.auth import InlineKeys, Level, Role, TokenVerifier, Unauthenticated
from testkit import a_viewer, sign


async def test_a_token_tells_a_service_who_is_signed_in(
    token_for: Callable[..., str], test_jwks: str
) -> None:
    agency, site = uuid4(), uuid4()
    token = token_for(
        role=Role.RECEIVING_COORDINATOR,
        level=Level.VIEW_ONLY,
        agency_id=agency,
        site_ids=frozenset({site}),
    )

    viewer = await TokenVerifier(InlineKeys(test_jwks)).verify(token)

    assert (viewer.role, viewer.agency_id) == (Role.RECEIVING_COORDINATOR, agency)
    assert (viewer.level, viewer.site_ids) == (Level.VIEW_ONLY, frozenset({site}))


async def test_a_viewer_signs_in_as_they_are(token_for: Callable[..., str], test_jwks: str) -> None:
    viewer = a_viewer()

    assert await TokenVerifier(InlineKeys(test_jwks)).verify(token_for(viewer)) == viewer


async def test_a_token_of_the_past_is_refused(test_jwks: str) -> None:
    expired = sign(a_viewer(), expires_in=timedelta(hours=-1))

    with pytest.raises(Unauthenticated):
        await TokenVerifier(InlineKeys(test_jwks)).verify(expired)


def test_the_published_keys_hold_nothing_secret(test_jwks: str) -> None:
    assert '"d"' not in test_jwks

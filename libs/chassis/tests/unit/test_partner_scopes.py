"""Partners' systems reach what their scopes open, and nothing else."""

from dataclasses import replace

import pytest

from chassis.auth import claims_of, viewer_from
from chassis.partner_scopes import (
    OPEN_TO_PARTNERS,
    NotForPartners,
    PartnerScope,
    ScopeMissing,
    expect_scope,
    scope_needed,
)
from chassis.viewer import Level, Viewer
from testkit import a_viewer


def a_client(*scopes: PartnerScope, level: Level = Level.REGULAR) -> Viewer:
    return replace(a_viewer(level=level), partner_scopes=frozenset(scopes))


def test_a_person_needs_no_scope() -> None:
    expect_scope(a_viewer(), service="identity", method="POST", path="/people")


@pytest.mark.parametrize(
    ("service", "method", "path"),
    [
        ("identity", "GET", "/people"),
        ("identity", "POST", "/accounts"),
        ("identity", "GET", "/sessions/current"),
        ("placements", "POST", "/sites"),
        ("placements", "POST", "/site-imports"),
        ("placements", "GET", "/route-added-since"),
        ("billing", "POST", "/rate-schedules"),
        ("reporting", "POST", "/confirmed-placements"),
        ("notifications", "GET", "/inbox-items"),
        ("service-added-since", "GET", "/things"),
    ],
)
def test_what_is_not_in_the_catalogue_is_closed_to_every_scope(
    service: str, method: str, path: str
) -> None:
    with pytest.raises(NotForPartners):
        expect_scope(a_client(*PartnerScope), service=service, method=method, path=path)


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "/placement-requests", PartnerScope.PLACEMENTS_READ),
        ("HEAD", "/placement-requests/1", PartnerScope.PLACEMENTS_READ),
        ("GET", "/sites", PartnerScope.PLACEMENTS_READ),
        ("POST", "/placement-requests", PartnerScope.PLACEMENTS_WRITE),
        ("PUT", "/placement-requests/1", PartnerScope.PLACEMENTS_WRITE),
        ("DELETE", "/placement-requests/1", PartnerScope.PLACEMENTS_WRITE),
    ],
)
def test_reading_and_changing_take_different_scopes(
    method: str, path: str, scope: PartnerScope
) -> None:
    others = set(PartnerScope) - {scope}
    asked = {"service": "placements", "method": method, "path": path}

    expect_scope(a_client(scope), **asked)
    with pytest.raises(ScopeMissing):
        expect_scope(a_client(*others), **asked)


def test_each_scope_but_that_of_names_opens_something() -> None:
    opened = {
        scope_needed(service, method, f"/{resource}")
        for service, resources in OPEN_TO_PARTNERS.items()
        for resource in resources
        for method in ("GET", "POST")
    }

    assert opened - {None} == set(PartnerScope) - {PartnerScope.STUDENTS_NAMES}


def test_a_client_sees_names_only_with_the_scope_for_it() -> None:
    every_other = set(PartnerScope) - {PartnerScope.STUDENTS_NAMES}

    assert not a_client(*every_other).may_see_names
    assert a_client(PartnerScope.STUDENTS_NAMES).may_see_names
    without = a_client(PartnerScope.STUDENTS_NAMES, level=Level.VIEW_ONLY_WITHOUT_NAMES)
    assert not without.may_see_names


@pytest.mark.parametrize("scopes", [(), (PartnerScope.REPORTING_READ,), tuple(PartnerScope)])
def test_a_token_says_the_scopes_of_a_client(scopes: tuple[PartnerScope, ...]) -> None:
    client = a_client(*scopes)

    assert viewer_from(claims_of(client)) == client


def test_a_token_of_a_person_says_nothing_of_scopes() -> None:
    person = a_viewer()

    assert "client_id" not in claims_of(person)
    assert viewer_from(claims_of(person)).partner_scopes is None

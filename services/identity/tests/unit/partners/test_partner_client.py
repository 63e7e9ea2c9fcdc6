"""A partner's client: its secrets, its end, and how much of an administrator it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chassis.partner_scopes import PartnerScope
from chassis.viewer import Level, Role
from identity.domain.access.role_assignment import Rights, ScopeNotOfRole
from identity.domain.partners.client_secret import ClientSecret
from identity.domain.partners.partner_client import (
    LONGEST,
    OVERLAP,
    ClientFacts,
    ClientRevoked,
    ExpiryOutOfReach,
    NoScope,
    PartnerClient,
    RoleNotForPartners,
)
from testkit import a_viewer

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def facts(
    *scopes: PartnerScope,
    role: Role = Role.PLACING_COORDINATOR,
    lasts: timedelta = timedelta(days=30),
) -> ClientFacts:
    return ClientFacts(
        name="Registraire",
        rights=Rights(role=role),
        scopes=frozenset(scopes or {PartnerScope.PLACEMENTS_READ}),
        expires_at=NOW + lasts,
    )


def registered(said: ClientFacts | None = None) -> tuple[PartnerClient, ClientSecret]:
    viewer = a_viewer()
    return PartnerClient.register(
        said or facts(), viewer=viewer, agency_id=viewer.agency_id, now=NOW
    )


def test_a_client_is_known_by_its_secret_alone() -> None:
    client, secret = registered()
    _, of_another = registered()

    assert client.is_known_by(secret.text, NOW)
    assert not client.is_known_by(of_another.text, NOW)
    assert not client.is_known_by("", NOW)


def test_a_secret_is_kept_as_a_digest_that_differs_from_client_to_client() -> None:
    client, secret = registered()
    other, _ = registered()
    other.digest = client.digest

    assert secret.text.encode() not in client.digest
    assert secret.text not in repr(client) + repr(secret)
    assert not other.is_known_by(secret.text, NOW)


def test_after_a_rotation_the_former_secret_works_for_a_day() -> None:
    client, first = registered()

    second = client.rotate(NOW)

    assert client.is_known_by(second.text, NOW)
    assert client.is_known_by(first.text, NOW + OVERLAP - SECOND)
    assert not client.is_known_by(first.text, NOW + OVERLAP)


def test_a_second_rotation_ends_the_first_secret_at_once() -> None:
    client, first = registered()
    second = client.rotate(NOW)

    third = client.rotate(NOW + SECOND)

    later = NOW + 2 * SECOND
    known = [client.is_known_by(each.text, later) for each in (first, second, third)]
    assert known == [False, True, True]


def test_an_expired_client_is_not_known() -> None:
    client, secret = registered(facts(lasts=timedelta(days=1)))

    assert client.is_known_by(secret.text, NOW + timedelta(days=1) - SECOND)
    assert not client.is_known_by(secret.text, NOW + timedelta(days=1))


def test_a_revoked_client_is_not_known_and_stays_revoked() -> None:
    client, secret = registered()

    client.revoke(NOW)

    assert not client.is_known_by(secret.text, NOW)
    with pytest.raises(ClientRevoked):
        client.rotate(NOW)
    with pytest.raises(ClientRevoked):
        client.change(facts(), now=NOW)


@pytest.mark.parametrize("lasts", [timedelta(0), -SECOND, LONGEST + SECOND])
def test_a_client_expires_in_the_future_and_within_two_years(lasts: timedelta) -> None:
    with pytest.raises(ExpiryOutOfReach):
        registered(facts(lasts=lasts))
    client, _ = registered()
    with pytest.raises(ExpiryOutOfReach):
        client.change(facts(lasts=lasts), now=NOW)


def test_a_client_can_be_renamed_after_it_expired() -> None:
    client, _ = registered()

    client.change(replace(client.facts, name="Autre"), now=client.facts.expires_at + SECOND)

    assert client.facts.name == "Autre"


@pytest.mark.parametrize(
    "role", sorted(set(Role) - {Role.PLACING_COORDINATOR, Role.RECEIVING_COORDINATOR})
)
def test_a_client_is_one_of_the_two_coordinators(role: Role) -> None:
    with pytest.raises(RoleNotForPartners):
        facts(role=role)


def test_a_client_has_a_scope() -> None:
    with pytest.raises(NoScope):
        replace(facts(), scopes=frozenset())


def test_limits_are_those_of_its_side() -> None:
    with pytest.raises(ScopeNotOfRole):
        Rights(role=Role.PLACING_COORDINATOR, site_ids=frozenset())


@pytest.mark.parametrize(
    ("scopes", "level"),
    [
        ({PartnerScope.PLACEMENTS_READ}, Level.VIEW_ONLY_WITHOUT_NAMES),
        ({PartnerScope.PLACEMENTS_READ, PartnerScope.STUDENTS_NAMES}, Level.VIEW_ONLY),
        ({PartnerScope.PLACEMENTS_WRITE}, Level.REGULAR),
        ({PartnerScope.WEBHOOKS_READ}, Level.LOCAL_ADMINISTRATOR),
        ({PartnerScope.WEBHOOKS_WRITE}, Level.LOCAL_ADMINISTRATOR),
    ],
)
def test_a_token_has_no_higher_level_than_its_scopes_take(
    scopes: set[PartnerScope], level: Level
) -> None:
    client, _ = registered(facts(*PartnerScope))

    viewer = client.viewer(scopes)

    assert viewer.level is level
    assert viewer.partner_scopes == frozenset(scope.value for scope in scopes)
    assert viewer.agency_id == client.agency_id

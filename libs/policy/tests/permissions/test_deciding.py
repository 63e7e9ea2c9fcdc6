"""What a decision says, and where a right counts."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis.viewer import Level, Role, Viewer
from policy.permissions import Action, Subject, decide, in_scope, may
from policy.permissions.reasons import REASONS

AGENCY, ID = UUID(int=1), UUID(int=2)
PC = Viewer(
    account_id=ID,
    person_id=ID,
    role_assignment_id=ID,
    agency_id=AGENCY,
    session_id=ID,
    role=Role.PLACING_COORDINATOR,
    level=Level.REGULAR,
)
SCOPES = {
    "program_ids": "program_id",
    "site_ids": "site_id",
    "destination_ids": "destination_id",
    "service_ids": "service_id",
    "department_ids": "department_id",
}


@pytest.mark.parametrize(
    ("viewer", "action", "slug"),
    [
        (PC, Action.CREATE_REQUESTS, "granted"),
        (PC, Action.ANSWER_REQUESTS, "not-of-role"),
        (PC, Action.EDIT_PROGRAMS, "local-administrators-only"),
        (replace(PC, level=Level.VIEW_ONLY), Action.CREATE_REQUESTS, "only-looks"),
        (PC, Action.EDIT_INVOICING, "permission-of-its-own"),
        (
            replace(PC, level=Level.VIEW_ONLY_WITHOUT_NAMES),
            Action.NAME_STUDENTS,
            "without-names",
        ),
    ],
)
def test_a_decision_says_why(viewer: Viewer, action: Action, slug: str) -> None:
    decision = decide(viewer, action)

    assert (decision.reason.slug, decision.allowed) == (slug, slug == "granted")
    assert decision.allowed is may(viewer, action)


def test_another_agencys_subject_is_out_of_scope() -> None:
    assert decide(PC, Action.CREATE_REQUESTS, Subject(agency_id=uuid4())).reason.slug == (
        "out-of-scope"
    )


def test_every_reason_speaks_both_languages_and_has_a_slug_of_its_own() -> None:
    assert len({reason.slug for reason in REASONS}) == len(REASONS)
    for reason in REASONS:
        assert reason.read_in("fr") != reason.read_in("en")
        assert reason.fr.endswith(".")
        assert reason.en.endswith(".")


def _part(name: str, id: UUID) -> Subject:
    parts: dict[str, Any] = {name: id}
    return Subject(**parts)


@pytest.mark.parametrize(("scope", "part"), SCOPES.items())
def test_a_scope_lets_in_what_it_names_and_nothing_else(scope: str, part: str) -> None:
    named, other = uuid4(), uuid4()
    narrowed: dict[str, Any] = {scope: frozenset({named})}
    viewer = replace(PC, **narrowed)

    assert in_scope(viewer, _part(part, named))
    assert not in_scope(viewer, _part(part, other))
    assert in_scope(PC, _part(part, other))


def test_a_discipline_goes_by_its_code() -> None:
    viewer = replace(PC, disciplines=frozenset({"nursing"}))

    assert in_scope(viewer, Subject(discipline="nursing"))
    assert not in_scope(viewer, Subject(discipline="pharmacy"))


@given(
    scopes=st.dictionaries(
        st.sampled_from(sorted(SCOPES)), st.frozensets(st.uuids(), max_size=3), max_size=5
    ),
    parts=st.dictionaries(st.sampled_from(sorted(SCOPES.values())), st.uuids(), max_size=5),
)
def test_a_narrower_scope_never_lets_in_more(scopes: dict[str, Any], parts: dict[str, Any]) -> None:
    subject = Subject(**parts)
    for name in scopes:
        wider = {other: ids for other, ids in scopes.items() if other != name}
        if in_scope(replace(PC, **scopes), subject):
            assert in_scope(replace(PC, **wider), subject)


@given(role=st.sampled_from(Role), action=st.sampled_from(Action), invoicing=st.booleans())
def test_each_level_may_do_at_least_what_the_lesser_one_may(
    role: Role, action: Action, *, invoicing: bool
) -> None:
    ladder = [
        Level.VIEW_ONLY_WITHOUT_NAMES,
        Level.VIEW_ONLY,
        Level.REGULAR,
        Level.LOCAL_ADMINISTRATOR,
    ]
    viewer = replace(PC, role=role, edit_invoicing_status=invoicing)
    allowed = [may(replace(viewer, level=level), action) for level in ladder]

    assert allowed == sorted(allowed)

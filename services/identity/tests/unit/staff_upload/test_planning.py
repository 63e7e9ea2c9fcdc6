"""What a file would do to the staff of a department, row by row."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from chassis.ids import new_id
from identity.domain.people.person import DeactivationReason, Person, PersonFacts, StaffRole
from identity.domain.people.phone import Phone, PhoneKind
from identity.domain.staff_upload.columns import HEADERS, ROLES, Column, column_of, role_of
from identity.domain.staff_upload.plan import plan
from identity.domain.staff_upload.planned import Outcome, Plan, Planned
from identity.domain.staff_upload.sheet import SheetRow
from identity.domain.staff_upload.xlsx_file import WITHOUT_VALUE

AGENCY, DEPARTMENT = new_id(), new_id()
ZOE = {
    Column.FIRST_NAME: "Zoé",
    Column.LAST_NAME: "Gagné",
    Column.ROLES: "superviseure, Instructor",
    Column.DIRECT_EMAIL: "zoe@levis.example",
    Column.WORK_PHONE: "819 555-0100",
    Column.WORK_EXTENSION: "4122",
    Column.LANGUAGE: "Anglais",
}


@pytest.fixture
def person(person_facts: Callable[..., PersonFacts]) -> Callable[..., Person]:
    """Somebody of the department."""

    def make(**changes: Any) -> Person:
        return Person.add(
            person_facts(**{"department_id": DEPARTMENT, **changes}), agency_id=AGENCY
        )

    return make


def planned(rows: list[dict[Column, str]], staff: list[Person] | None = None) -> Plan:
    numbered = [SheetRow(number, cells) for number, cells in enumerate(rows, 2)]
    return plan(numbered, staff or [], department_id=DEPARTMENT, language="fr")


def one(cells: dict[Column, str], staff: list[Person] | None = None) -> Planned:
    [only] = planned([cells], staff).rows
    return only


def test_somebody_new_is_added_with_all_that_the_row_says() -> None:
    row = one(ZOE)

    assert row.outcome is Outcome.ADDED
    assert row.facts == PersonFacts(
        first_name="Zoé",
        last_name="Gagné",
        language="en",
        roles=frozenset({StaffRole.SUPERVISOR, StaffRole.INSTRUCTOR}),
        department_id=DEPARTMENT,
        direct_email="zoe@levis.example",
        phones=(Phone(kind=PhoneKind.WORK, number="819 555-0100", extension="4122"),),
    )


def test_a_file_that_says_what_is_known_changes_nothing(person: Any) -> None:
    first = one(ZOE).facts
    known = Person.add(first, agency_id=AGENCY)  # type: ignore[arg-type]  # it was added

    again = one({**ZOE, Column.DIRECT_EMAIL: "ZOE@levis.example"}, [known])

    assert (again.outcome, again.person_id, again.changes) == (Outcome.UNCHANGED, known.id, ())


def test_a_row_changes_what_it_names_and_empty_cells_take_nothing_away(person: Any) -> None:
    mobile = Phone.written(PhoneKind.MOBILE, "819 555-0199")
    work = Phone.written(PhoneKind.WORK, "819 555-0001")
    known = person(phones=(mobile, work), title="Infirmière")

    row = one(
        {
            Column.FIRST_NAME: "Hélène",
            Column.LAST_NAME: "Côté",
            Column.ROLES: "",
            Column.TITLE: "Chef",
            Column.WORK_PHONE: "819 555-0100",
        },
        [known],
    )

    new = Phone.written(PhoneKind.WORK, "819 555-0100")
    assert (row.outcome, row.changes) == (Outcome.CHANGED, ("title", "phones"))
    assert row.facts == replace(known.facts, title="Chef", phones=(mobile, new))


def test_a_person_is_found_by_the_direct_address_though_the_name_was_mended(person: Any) -> None:
    known = person(first_name="Helene", last_name="Cotte", direct_email="HC@levis.example")

    row = one(
        {
            Column.FIRST_NAME: "Hélène",
            Column.LAST_NAME: "Côté",
            Column.DIRECT_EMAIL: "hc@levis.example",
        },
        [known],
    )

    assert (row.outcome, row.changes) == (Outcome.CHANGED, ("first_name", "last_name"))
    assert row.facts is not None
    assert row.facts.direct_email == "HC@levis.example"


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({Column.FIRST_NAME: " "}, Column.FIRST_NAME, "name-missing"),
        ({Column.LAST_NAME: ""}, Column.LAST_NAME, "name-missing"),
        ({Column.ROLES: ""}, Column.ROLES, "staff-roles-missing"),
        ({Column.ROLES: "supervisor; chef"}, Column.ROLES, "unknown-staff-role"),
        ({Column.LANGUAGE: "de"}, Column.LANGUAGE, "unknown-language"),
        ({Column.DIRECT_EMAIL: "zoe"}, Column.DIRECT_EMAIL, "malformed-email"),
        ({Column.EMAIL: "a@b"}, Column.EMAIL, "malformed-email"),
        ({Column.WORK_PHONE: "12"}, Column.WORK_PHONE, "malformed-phone"),
        ({Column.TITLE: "a" * 201}, Column.TITLE, "cell-too-long"),
        ({Column.TITLE: WITHOUT_VALUE}, Column.TITLE, "formula-without-value"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_column_and_reason(
    change: dict[Column, str], column: Column, reason: str
) -> None:
    row = one({**ZOE, **change})

    assert (row.row, row.outcome, row.column, row.reason) == (2, Outcome.REFUSED, column, reason)


def test_cells_under_no_header_are_refused() -> None:
    [row] = plan([SheetRow(7, ZOE, beyond=True)], [], department_id=DEPARTMENT, language="fr").rows

    assert (row.row, row.outcome, row.reason) == (7, Outcome.REFUSED, "cell-beyond-columns")


HELENE = {
    Column.FIRST_NAME: "Helene",
    Column.LAST_NAME: "Cote",
    Column.ROLES: "supervisor",
    Column.DIRECT_EMAIL: "helene.cote@riviere.example",
}


@pytest.mark.parametrize(
    ("staff", "cells", "reason"),
    [
        ([{"department_id": new_id()}], HELENE, "person-in-other-department"),
        ([{"first_name": "Luc", "last_name": "Roy"}], HELENE, "address-of-somebody-else"),
        ([{"direct_email": "hc@riviere.example"}], HELENE, "same-name-other-address"),
        ([{"direct_email": None}] * 2, HELENE, "several-records-fit"),
        ([{}, {"first_name": "Hélen"}], HELENE, "several-records-fit"),
    ],
)
def test_whom_a_row_means_has_to_be_plain(
    person: Any, staff: list[dict[str, Any]], cells: dict[Column, str], reason: str
) -> None:
    assert one(cells, [person(**changes) for changes in staff]).reason == reason


def test_who_left_is_restored_by_hand(person: Any) -> None:
    known = person()
    known.deactivate(DeactivationReason.LEFT)

    assert one(HELENE, [known]).reason == "row-of-inactive-person"


def test_somebody_without_a_department_comes_into_this_one(person: Any) -> None:
    row = one(
        {**HELENE, Column.FIRST_NAME: "Hélène", Column.LAST_NAME: "Côté", Column.ROLES: ""},
        [person(department_id=None)],
    )

    assert (row.outcome, row.changes) == (Outcome.CHANGED, ("department_id",))


@pytest.mark.parametrize(
    "second",
    [ZOE, {**ZOE, Column.FIRST_NAME: "Zoée"}, {**ZOE, Column.DIRECT_EMAIL: ""}],
)
def test_the_same_person_twice_in_a_file_is_refused_the_second_time(
    second: dict[Column, str],
) -> None:
    first, again = planned([ZOE, second]).rows

    assert (first.outcome, again.reason) == (Outcome.ADDED, "same-row-before")
    assert again.reason_facts == {"row": 2}


def test_two_of_one_name_with_addresses_of_their_own_are_two() -> None:
    both = planned([ZOE, {**ZOE, Column.DIRECT_EMAIL: "zg@levis.example"}])

    assert both.count()[Outcome.ADDED] == 2


def test_every_column_and_every_role_has_words_in_both_languages_that_are_understood() -> None:
    for column in Column:
        assert [column_of(word) for word in HEADERS[column]] == [column, column]
    for role in StaffRole:
        assert [role_of(word) for word in ROLES[role]] == [role, role]

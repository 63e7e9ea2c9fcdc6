"""What a file would do to the staff of a department, row by row; nothing is done yet."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from identity.domain.people.likeness import alike_by_name
from identity.domain.people.person import Language, Person, PersonFacts
from identity.domain.people.phone import Phone
from identity.domain.staff_upload.columns import Column
from identity.domain.staff_upload.draft import CellRefused, Draft, draft_of, expect_roles
from identity.domain.staff_upload.planned import Outcome, Plan, Planned
from identity.domain.staff_upload.refusals import (
    AddressOfSomebodyElse,
    InOtherDepartment,
    PersonNotActive,
    SameNameOtherAddress,
    SameRowBefore,
    SeveralAlike,
)
from identity.domain.staff_upload.sheet import Progress, SheetRow, no_progress
from identity.domain.wording import plain


def plan(
    rows: Iterable[SheetRow],
    staff: Iterable[Person],
    *,
    department_id: UUID,
    language: Language,
    progress: Progress = no_progress,
) -> Plan:
    """`staff` is everybody of the agency, who left too; `language` that of rows that name none."""
    every = list(rows)
    desk = _Desk(staff, department_id, language)
    planned = []
    for done, row in enumerate(every, 1):
        planned.append(desk.plan(row))
        if done % 500 == 0:
            progress(done, len(every))
    return Plan(planned)


class _Desk:
    """Looks each row up among the staff and among the rows before it."""

    def __init__(self, staff: Iterable[Person], department_id: UUID, language: Language) -> None:
        self._department_id = department_id
        self._language = language
        self._by_email: dict[str, list[Person]] = defaultdict(list)
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        self._rows_of: dict[object, int] = {}
        for person in staff:
            facts = person.facts
            if facts.direct_email:
                self._by_email[facts.direct_email.lower()].append(person)
            self._by_name[_name_key(facts.first_name, facts.last_name)].append(person)

    def plan(self, row: SheetRow) -> Planned:
        try:
            draft = draft_of(row)
            person = self._found(draft)
            if person is None:
                expect_roles(draft)
            self._expect_first(row.number, draft, person)
            return self._to_add(row, draft) if person is None else self._to_keep(row, draft, person)
        except CellRefused as refused:
            return Planned(
                row=row.number,
                outcome=Outcome.REFUSED,
                name=_shown_name(row),
                column=refused.column,
                reason=refused.why.slug,
                reason_facts=refused.why.facts,
            )

    def _found(self, draft: Draft) -> Person | None:
        by_email = self._by_email.get((draft.direct_email or "").lower(), [])
        if by_email:
            return self._only(by_email, draft, Column.DIRECT_EMAIL)
        same_name = self._by_name.get(_name_key(draft.first_name, draft.last_name), [])
        if not same_name:
            return None
        person = self._only(same_name, draft, Column.LAST_NAME)
        if draft.direct_email and person.facts.direct_email:
            raise CellRefused(Column.DIRECT_EMAIL, SameNameOtherAddress("Another address"))
        return person

    def _only(self, found: Sequence[Person], draft: Draft, column: Column) -> Person:
        if len(found) > 1:
            raise CellRefused(column, SeveralAlike("Several fit"))
        [person] = found
        known, said = person.facts, (draft.first_name, draft.last_name)
        if not alike_by_name(said, (known.first_name, known.last_name)):
            raise CellRefused(column, AddressOfSomebodyElse("Another name"))
        if known.department_id not in (None, self._department_id):
            raise CellRefused(column, InOtherDepartment("In another department"))
        if not person.active:
            raise CellRefused(column, PersonNotActive("Inactive"))
        return person

    def _expect_first(self, number: int, draft: Draft, person: Person | None) -> None:
        """Raises CellRefused if an earlier row is of the same person."""
        email = (draft.direct_email or "").lower()
        name = _name_key(draft.first_name, draft.last_name)
        keys: list[object] = [person.id] if person else [email or ("name", name)]
        if person is None and not email:
            keys.append(("any of name", name))
        for key in keys:
            if key in self._rows_of:
                column = Column.DIRECT_EMAIL if key == email else Column.LAST_NAME
                raise CellRefused(column, SameRowBefore("Twice", row=self._rows_of[key]))
        self._rows_of[keys[0]] = number
        self._rows_of.setdefault(("any of name", name), number)

    def _to_add(self, row: SheetRow, draft: Draft) -> Planned:
        facts = PersonFacts(
            first_name=draft.first_name,
            last_name=draft.last_name,
            language=draft.language or self._language,
            roles=draft.roles,
            department_id=self._department_id,
            email=draft.email,
            direct_email=draft.direct_email,
            phones=draft.phones,
            title=draft.title,
        )
        return Planned(row=row.number, outcome=Outcome.ADDED, name=_shown_name(row), facts=facts)

    def _to_keep(self, row: SheetRow, draft: Draft, person: Person) -> Planned:
        before = person.facts
        facts = replace(
            before,
            first_name=draft.first_name,
            last_name=draft.last_name,
            language=draft.language or before.language,
            roles=draft.roles or before.roles,
            department_id=self._department_id,
            email=draft.email or before.email,
            direct_email=before.direct_email or draft.direct_email,
            phones=_with(before.phones, draft.phones),
            title=draft.title or before.title,
        )
        changes = tuple(name for name in _COMPARED if getattr(facts, name) != getattr(before, name))
        return Planned(
            row=row.number,
            outcome=Outcome.CHANGED if changes else Outcome.UNCHANGED,
            name=_shown_name(row),
            person_id=person.id,
            version=person.version,
            facts=facts,
            changes=changes,
        )


_COMPARED = (
    *("first_name", "last_name", "roles", "title", "language"),
    *("email", "direct_email", "phones", "department_id"),
)


def _with(before: Sequence[Phone], given: Sequence[Phone]) -> tuple[Phone, ...]:
    """The first number of a kind is replaced; what the file does not name stays."""
    phones = list(before)
    for phone in given:
        place = next((at for at, one in enumerate(phones) if one.kind is phone.kind), None)
        if place is None:
            phones.append(phone)
        else:
            phones[place] = phone
    return tuple(phones)


def _name_key(first_name: str, last_name: str) -> str:
    return plain(f"{first_name} {last_name}") or f"{first_name} {last_name}".casefold()


def _shown_name(row: SheetRow) -> str:
    names = (row.cells.get(column, "") for column in (Column.FIRST_NAME, Column.LAST_NAME))
    return " ".join(" ".join(names).replace("\x00", "").split())[:200]

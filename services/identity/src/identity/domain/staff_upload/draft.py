"""What one row says of a person: checked cell by cell, before anybody is looked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from chassis.domain import DomainError
from identity.domain.people.person import Language, RolesMissing, StaffRole
from identity.domain.people.phone import Phone
from identity.domain.staff_upload.columns import PHONES, Column, language_of, role_of
from identity.domain.staff_upload.refusals import (
    CellBeyondColumns,
    CellTooLong,
    FormulaWithoutValue,
    UnknownLanguage,
    UnknownStaffRole,
)
from identity.domain.staff_upload.sheet import SheetRow
from identity.domain.staff_upload.xlsx_file import WITHOUT_VALUE
from identity.domain.wording import address_or_none, required, tidy_or_none

LONGEST: Final = 200
_BETWEEN_ROLES: Final = re.compile(r"[,;/|\n]")


class CellRefused(DomainError):
    """Says in which column what is wrong."""

    slug = "cell-refused"

    def __init__(self, column: Column | None, why: DomainError) -> None:
        super().__init__(f"{column}: {why.slug}")
        self.column = column
        self.why = why


@dataclass(frozen=True, kw_only=True)
class Draft:
    """None, or nothing, where the cell is empty: it takes nothing away from a record."""

    first_name: str
    last_name: str
    roles: frozenset[StaffRole]
    title: str | None
    language: Language | None
    email: str | None = field(repr=False)
    direct_email: str | None = field(repr=False)
    phones: tuple[Phone, ...] = field(repr=False)


def draft_of(row: SheetRow) -> Draft:
    """Raises CellRefused."""
    if row.beyond:
        raise CellRefused(None, CellBeyondColumns("Cells under no header"))
    cells = _Cells(row)
    return Draft(
        first_name=cells.name(Column.FIRST_NAME),
        last_name=cells.name(Column.LAST_NAME),
        roles=cells.roles(),
        title=cells.text(Column.TITLE),
        language=cells.language(),
        email=cells.email(Column.EMAIL),
        direct_email=cells.email(Column.DIRECT_EMAIL),
        phones=tuple(cells.phones()),
    )


def expect_roles(draft: Draft) -> None:
    """A new record needs one. Raises CellRefused."""
    if not draft.roles:
        raise CellRefused(Column.ROLES, RolesMissing("A staff record needs a role"))


class _Cells:
    def __init__(self, row: SheetRow) -> None:
        self._cells = row.cells

    def text(self, column: Column) -> str | None:
        cell = self._cells.get(column, "")
        if cell == WITHOUT_VALUE:
            raise CellRefused(column, FormulaWithoutValue("No value was saved"))
        if len(cell) > LONGEST * 2 or len(text := tidy_or_none(cell) or "") > LONGEST:
            raise CellRefused(column, CellTooLong("Too many letters", most=LONGEST))
        return text or None

    def name(self, column: Column) -> str:
        text = self.text(column)
        try:
            return required(text or "", column.value)
        except DomainError as why:
            raise CellRefused(column, why) from why

    def email(self, column: Column) -> str | None:
        text = self.text(column)
        try:
            return address_or_none(text, column.value)
        except DomainError as why:
            raise CellRefused(column, why) from why

    def roles(self) -> frozenset[StaffRole]:
        roles = set()
        for word in _BETWEEN_ROLES.split(self.text(Column.ROLES) or ""):
            if not word.strip():
                continue
            if (role := role_of(word)) is None:
                unknown = UnknownStaffRole("No such role", role=word.strip()[:LONGEST])
                raise CellRefused(Column.ROLES, unknown)
            roles.add(role)
        return frozenset(roles)

    def language(self) -> Language | None:
        if (text := self.text(Column.LANGUAGE)) is None:
            return None
        if (language := language_of(text)) is None:
            raise CellRefused(Column.LANGUAGE, UnknownLanguage("Neither French nor English"))
        return language

    def phones(self) -> Iterator[Phone]:
        for column, kind in PHONES.items():
            if (number := self.text(column)) is None:
                continue
            extension = self.text(Column.WORK_EXTENSION) if column is Column.WORK_PHONE else None
            try:
                yield Phone.written(kind, number, extension)
            except DomainError as why:
                raise CellRefused(column, why) from why

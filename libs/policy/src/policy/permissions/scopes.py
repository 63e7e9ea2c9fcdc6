"""Where a right counts: the parts of an agency that an assignment names."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from chassis.viewer import Viewer

Key = TypeVar("Key", UUID, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a right is asked about. What is None does not apply to it, and narrows nothing."""

    agency_id: UUID | None = None
    department_id: UUID | None = None
    program_id: UUID | None = None
    site_id: UUID | None = None
    service_id: UUID | None = None
    destination_id: UUID | None = None
    discipline: str | None = None


def in_scope(viewer: Viewer, subject: Subject) -> bool:
    """Whether the subject lies within every scope of the viewer; a scope of None is the whole
    agency."""
    if subject.agency_id is not None and subject.agency_id != viewer.agency_id:
        return False
    return (
        _within(subject.program_id, viewer.program_ids)
        and _within(subject.site_id, viewer.site_ids)
        and _within(subject.destination_id, viewer.destination_ids)
        and _within(subject.service_id, viewer.service_ids)
        and _within(subject.discipline, viewer.disciplines)
        and _within(subject.department_id, viewer.department_ids)
    )


def in_departments(viewer: Viewer, department_id: UUID | None) -> bool:
    """Whether the viewer, of a school, sees the programs of this department. A program that
    belongs to none is seen by those alone whose rights name no departments."""
    return viewer.department_ids is None or department_id in viewer.department_ids


def _within(key: Key | None, scope: frozenset[Key] | None) -> bool:
    return scope is None or key is None or key in scope

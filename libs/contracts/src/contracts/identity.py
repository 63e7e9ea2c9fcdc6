"""Events that the identity service publishes: who exists, and who may do what."""

from datetime import date
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from contracts.envelope import Event, Open

AgencyKind = Literal["placing", "receiving", "both"]
RoleName = Annotated[
    Literal[
        "placing_coordinator",
        "receiving_coordinator",
        "destination_coordinator",
        "supervisor",
        "administrator",
        "course_leader",
        "instructor",
        "group_instructor",
        "student_administrator",
        "student",
        "discipline_contact",
        "staff_administrator",
        "department_contact",
        "content_manager",
        "content_author",
        "policy_level",
        "unknown",
    ],
    Open(),
]
LevelName = Literal["regular", "local_administrator", "view_only", "view_only_without_names"]
Language = Literal["fr", "en"]


class AgencyRecorded(Event):
    """A school or a hospital was registered, or its facts changed."""

    type: ClassVar[str] = "identity.agency_recorded.v1"
    subject_field: ClassVar[str] = "agency_id"

    agency_id: UUID
    kind: AgencyKind
    name_fr: str
    name_en: str
    short_name: str
    province: str
    region: str | None = None
    active: bool = True


class DepartmentRecorded(Event):
    """A department, the staff database of an agency, was opened or changed."""

    type: ClassVar[str] = "identity.department_recorded.v1"
    subject_field: ClassVar[str] = "department_id"

    department_id: UUID
    agency_id: UUID
    name_fr: str
    name_en: str
    supervisor_word_fr: str | None = None
    """What the department calls its supervisors; without it they are called supervisors."""
    supervisor_word_en: str | None = None
    street: str | None = None
    city: str | None = None
    postal_code: str | None = None
    active: bool = True


class PersonRecorded(Event):
    """A staff record was added or changed. Students are never people of this kind."""

    type: ClassVar[str] = "identity.person_recorded.v1"
    subject_field: ClassVar[str] = "person_id"

    person_id: UUID
    agency_id: UUID
    department_id: UUID | None = None
    first_name: str
    last_name: str
    language: Language
    email: str | None = None
    """The routine address; messages about placements go there."""
    active: bool = True


class PersonDeleted(Event):
    """A staff record was deleted: somebody had added the same person twice.

    `kept_person_id` is the person's other record, if it was named. What hung on the deleted one
    belongs to that one.
    """

    type: ClassVar[str] = "identity.person_deleted.v1"
    subject_field: ClassVar[str] = "person_id"

    person_id: UUID
    agency_id: UUID
    kept_person_id: UUID | None = None


class AccountRecorded(Event):
    """An account was opened, enabled, disabled, or signed in to on a new day.

    Whether its person "is a user" is computed by each reader from these facts and today's date.
    """

    type: ClassVar[str] = "identity.account_recorded.v1"
    subject_field: ClassVar[str] = "account_id"

    account_id: UUID
    person_id: UUID
    enabled: bool
    email_alerts_accepted: bool
    last_signed_in_on: date | None = None


class RoleAssignmentRecorded(Event):
    """A person was given a role at an agency, or the assignment changed or ended.

    A scope of None means the whole agency; a list means only what it names, and of several scopes
    each has to hold. Whoever reads scopes that they cannot apply lets nobody in by them.
    """

    type: ClassVar[str] = "identity.role_assignment_recorded.v1"
    subject_field: ClassVar[str] = "role_assignment_id"

    role_assignment_id: UUID
    person_id: UUID
    agency_id: UUID
    role: RoleName
    level: LevelName
    program_ids: list[UUID] | None = None
    site_ids: list[UUID] | None = None
    destination_ids: list[UUID] | None = None
    department_ids: list[UUID] | None = None
    service_ids: list[UUID] | None = None
    disciplines: list[str] | None = None
    edit_invoicing_status: bool = False
    active: bool = True


class SwitchSet(Event):
    """A feature switch was turned on or off at a place, or its setting there was taken back.

    `level` is one of province, agency, department, program and site; a province is named by
    its letters, everything narrower by its agency, the last three by `place_id` besides. `on` of
    None means that what is wider holds again.
    """

    type: ClassVar[str] = "identity.switch_set.v1"
    subject_field: ClassVar[str] = "setting_id"

    setting_id: UUID
    switch: str
    level: str
    province: str | None = None
    agency_id: UUID | None = None
    place_id: UUID | None = None
    on: bool | None = None

"""Everything that is held about a student, for the student: the law gives them the right to it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.dialects.postgresql import array

from chassis.ledger import ACCESS, LEDGER
from chassis.store import Prepared, Row
from placements.domain.requests.statuses import Status, school_status_of
from placements.domain.students.consent_texts import TEXTS
from placements.domain.students.retention import RULES
from placements.domain.students.student import Student
from placements.queries.requests.shown import Shown
from placements.store.store import PlacementsStore
from placements.store.students.rows import places_from
from placements.store.tables.people import agencies
from placements.store.tables.places import programs, sites
from placements.store.tables.requests import placement_requests
from placements.store.tables.students import placement_request_rosters, student_consents

_r, _h, _c = placement_requests.c, placement_request_rosters.c, student_consents.c
_student = bindparam("student_id", type_=Uuid)
_placed = Prepared(
    select(
        _r.reference,
        _r.status,
        _r.starts_on,
        _r.ends_on,
        _h.places,
        sites.c.name.label("site"),
    )
    .select_from(
        placement_request_rosters.join(placement_requests, _r.id == _h.id).outerjoin(
            sites, sites.c.id == _r.site_id
        )
    )
    .where(_h.student_ids.bool_op("@>")(array([_student], type_=Uuid)))
    .order_by(_r.starts_on, _r.id)
)
_consents = Prepared(
    select(student_consents).where(_c.student_id == _student).order_by(_c.sequence)
)
_shown_to = Prepared(
    select(
        LEDGER.c.recorded_at,
        LEDGER.c.what,
        LEDGER.c.actor_role,
        LEDGER.c.facts,
        agencies.c.name_fr,
        agencies.c.name_en,
    )
    .select_from(LEDGER.outerjoin(agencies, agencies.c.id == LEDGER.c.actor_agency_id))
    .where(
        LEDGER.c.book == ACCESS,
        LEDGER.c.concerns.bool_op("@>")(array([_student], type_=Uuid)),
    )
    .order_by(LEDGER.c.recorded_at, LEDGER.c.id)
)
_program = Prepared(
    select(programs.c.name_fr, programs.c.name_en, agencies.c.province)
    .select_from(programs.outerjoin(agencies, agencies.c.id == programs.c.agency_id))
    .where(programs.c.id == bindparam("program_id", type_=Uuid))
)


class ExportedPlacement(Shown):
    """A request that the student is on; the status is the one that the school knows."""

    reference: str
    status: Status
    site: str | None
    starts_on: date
    ends_on: date
    named_at: datetime
    released_at: datetime | None


class ExportedConsent(Shown):
    """A consent as it was signed or withdrawn; `text` is what was signed."""

    text_id: str
    text: str
    signed_on: date
    expires_on: date
    withdrawn_at: datetime | None
    by_guardian: bool
    recorded_at: datetime


class ExportedDisclosure(Shown):
    """Who was shown what, and what for."""

    at: datetime
    what: str
    agency: str | None
    role: str | None
    purpose: str
    fields: list[str]


class StudentExport(Shown):
    """All that this service holds. `kept_for_years` counts from the end of its purpose."""

    id: UUID
    program: str
    first_name: str | None
    last_name: str | None
    student_number: str | None
    school_email: str | None
    born_on: date | None
    gender: str | None
    profile: str | None
    home_address: str | None
    health_note: str | None
    guardian_name: str | None
    releases_email: bool
    graduated_on: date | None
    recorded_at: datetime
    destroyed_at: datetime | None
    kept_for_years: int | None
    consents: list[ExportedConsent]
    placements: list[ExportedPlacement]
    disclosures: list[ExportedDisclosure]


PERSONAL = (
    *("first_name", "last_name", "student_number", "school_email", "born_on", "gender"),
    *("profile", "home_address", "health_note", "guardian_name"),
)


async def student_export(store: PlacementsStore, student: Student, language: str) -> StudentExport:
    """Whoever may have it was asked before."""
    rows = store.connection
    program = await rows.first(_program, program_id=student.program_id)
    rule = RULES.get(program["province"] or "") if program else None
    held = {name: getattr(student.personal, name, None) for name in PERSONAL}
    return StudentExport(
        id=student.id,
        program=program[f"name_{language}"] if program else "",
        **held,
        releases_email=student.releases_email,
        graduated_on=student.graduated_on,
        recorded_at=student.created_at,
        destroyed_at=student.destroyed_at,
        kept_for_years=rule and rule.years,
        consents=[
            _consent(row, language) for row in await rows.all(_consents, student_id=student.id)
        ],
        placements=[
            _placement(row, student.id) for row in await rows.all(_placed, student_id=student.id)
        ],
        disclosures=[
            _disclosure(row, language) for row in await rows.all(_shown_to, student_id=student.id)
        ],
    )


def _consent(row: Row, language: str) -> ExportedConsent:
    text = TEXTS.get(row["text_id"])
    facts = {name: row[name] for name in ExportedConsent.model_fields if name != "text"}
    return ExportedConsent(text=text.body.read_in(language) if text else "", **facts)


def _placement(row: Row, student_id: UUID) -> ExportedPlacement:
    place = next(each for each in places_from(row["places"]) if each.student_id == student_id)
    return ExportedPlacement(
        reference=row["reference"],
        status=school_status_of(Status(row["status"])),
        site=row["site"],
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        named_at=place.named_at,
        released_at=place.finalized_at,
    )


def _disclosure(row: Row, language: str) -> ExportedDisclosure:
    return ExportedDisclosure(
        at=row["recorded_at"],
        what=row["what"],
        agency=row[f"name_{language}"],
        role=row["actor_role"],
        purpose=row["facts"].get("purpose", ""),
        fields=row["facts"].get("fields", []),
    )

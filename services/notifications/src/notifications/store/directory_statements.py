"""The statements that find names and people around a request, compiled once."""

from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Select,
    Text,
    Uuid,
    any_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from chassis.store import Prepared
from notifications.domain.audience import Party
from notifications.store.tables.directory import (
    accounts,
    agencies,
    destinations,
    people,
    programs,
    role_assignments,
    services,
    sites,
)


def _id(name: str) -> ColumnElement[object]:
    return bindparam(name, type_=Uuid)


def _names() -> Select[tuple[object, ...]]:
    one = select(literal_column("1").label("one")).subquery("one")
    placing, receiving = agencies.alias("placing"), agencies.alias("receiving")
    return select(
        placing.c.name_fr.label("school_fr"),
        placing.c.name_en.label("school_en"),
        receiving.c.name_fr.label("hospital_fr"),
        receiving.c.name_en.label("hospital_en"),
        sites.c.name.label("site"),
        services.c.name_fr.label("service_fr"),
        services.c.name_en.label("service_en"),
        destinations.c.name.label("destination"),
        programs.c.name_fr.label("program_fr"),
        programs.c.name_en.label("program_en"),
        people.c.id.label("requester"),
    ).select_from(
        one.outerjoin(placing, placing.c.id == _id("placing_agency_id"))
        .outerjoin(receiving, receiving.c.id == _id("receiving_agency_id"))
        .outerjoin(sites, sites.c.id == _id("site_id"))
        .outerjoin(services, services.c.id == _id("service_id"))
        .outerjoin(destinations, destinations.c.id == _id("destination_id"))
        .outerjoin(programs, programs.c.id == _id("program_id"))
        .outerjoin(people, people.c.id == _id("requested_by"))
    )


def _party(party: Party) -> ColumnElement[str]:
    return literal_column(f"'{party.value}'", Text).label("party")


_SCOPES: dict[str, tuple[str, type[Uuid[UUID] | Text]]] = {
    "program_ids": ("program_id", Uuid),
    "site_ids": ("site_id", Uuid),
    "destination_ids": ("destination_id", Uuid),
    "service_ids": ("service_id", Uuid),
    "disciplines": ("discipline", Text),
}


def _within_departments() -> ColumnElement[bool]:
    """Rights may end at departments of the school: its programs belong to them."""
    department = select(programs.c.department_id).where(programs.c.id == _id("program_id"))
    scope = role_assignments.c.department_ids
    return or_(scope.is_(None), department.scalar_subquery() == any_(scope))


def _coordinators(
    party: Party, *conditions: ColumnElement[bool], role: str, agency: str
) -> Select[tuple[object, ...]]:
    """People in that role in each of whose scopes the request lies."""
    roles = role_assignments
    scopes = (
        or_(roles.c[scope].is_(None), bindparam(thing, type_=type_) == any_(roles.c[scope]))
        for scope, (thing, type_) in _SCOPES.items()
    )
    return select(_party(party), roles.c.person_id.label("person_id")).where(
        roles.c.agency_id == _id(agency),
        roles.c.role == literal_column(f"'{role}'", Text),
        roles.c.active,
        *scopes,
        *conditions,
    )


def _people() -> Select[tuple[object, ...]]:
    return select(
        people.c.id,
        people.c.agency_id,
        people.c.language,
        people.c.email,
        people.c.active,
        accounts.c.enabled.label("account_enabled"),
        accounts.c.email_alerts_accepted.label("alerts_accepted"),
    )


def _people_around() -> Select[tuple[object, ...]]:
    supervisors, instructors = (
        func.unnest(bindparam(ids, type_=ARRAY(Uuid))).column_valued("named")
        for ids in ("supervisor_ids", "instructor_ids")
    )
    around = union_all(
        _coordinators(
            Party.PLACING_COORDINATORS,
            _within_departments(),
            role="placing_coordinator",
            agency="placing_agency_id",
        ),
        _coordinators(
            Party.RECEIVING_COORDINATORS,
            role="receiving_coordinator",
            agency="receiving_agency_id",
        ),
        _coordinators(
            Party.DESTINATION_COORDINATORS,
            role="destination_coordinator",
            agency="receiving_agency_id",
        ),
        select(_party(Party.SERVICE_CONTACT), services.c.contact_person_id).where(
            services.c.id == _id("service_id")
        ),
        select(_party(Party.DESTINATION_CONTACT), destinations.c.contact_person_id).where(
            destinations.c.id == _id("destination_id")
        ),
        select(_party(Party.SUPERVISORS), supervisors),
        select(_party(Party.INSTRUCTORS), instructors),
    ).subquery("around")
    return (
        _people()
        .add_columns(around.c.party)
        .select_from(
            around.join(people, people.c.id == around.c.person_id).outerjoin(
                accounts, accounts.c.person_id == people.c.id
            )
        )
        .where(people.c.active)
    )


def _coordinators_of() -> Select[tuple[object, ...]]:
    """Whoever keeps students of one program: each once, however many roles they have there."""
    roles = role_assignments
    keeps = [
        literal_column(f"'{role}'", Text)
        for role in ("placing_coordinator", "student_administrator")
    ]
    within = select(roles.c.person_id).where(
        roles.c.agency_id == _id("agency_id"),
        roles.c.role.in_(keeps),
        roles.c.active,
        or_(roles.c.program_ids.is_(None), _id("program_id") == any_(roles.c.program_ids)),
        _within_departments(),
    )
    return (
        _people()
        .select_from(people.outerjoin(accounts, accounts.c.person_id == people.c.id))
        .where(people.c.active, people.c.id.in_(within))
        .order_by(people.c.id)
    )


NAMES = Prepared(_names())
PEOPLE_AROUND = Prepared(_people_around())
COORDINATORS_OF_PROGRAM = Prepared(_coordinators_of())
PROGRAM = Prepared(select(programs.c.name_fr, programs.c.name_en).where(programs.c.id == _id("id")))
PERSON = Prepared(
    _people()
    .select_from(people.outerjoin(accounts, accounts.c.person_id == people.c.id))
    .where(people.c.id == _id("id"))
)

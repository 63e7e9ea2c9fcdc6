"""Where agencies and their departments are kept."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Row, Transaction
from identity.domain.access.rights import sees
from identity.domain.agencies.agency import Agency, AgencyFacts, AgencyKind
from identity.domain.agencies.department import Department, DepartmentFacts
from identity.domain.agencies.logo import Logo
from identity.domain.wording import findable, plain
from identity.store.tables.agencies import agencies, department_logos, departments


class StoredAgencies:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, agency: Agency) -> None:
        self._transaction.insert(agencies, agency, _agency_row)

    async def get(self, id: UUID) -> Agency:
        return await self._transaction.load(agencies, id, _agency, _agency_row)


class StoredDepartments:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, department: Department) -> None:
        self._transaction.insert(departments, department, _department_row)

    async def get(self, id: UUID, viewer: Viewer) -> Department:
        department = await self._transaction.load(departments, id, _department, _department_row)
        if not sees(viewer, department.agency_id):
            raise NotFound(f"Department {id} is not one of the viewer's")
        return department

    async def show_logo(self, department: Department, logo: Logo) -> None:
        shown = {
            "agency_id": department.agency_id,
            "content": logo.content,
            "type": logo.type,
            "width": logo.width,
            "height": logo.height,
            "digest": logo.digest,
            "shown_at": self._transaction.now,
        }
        row = insert(department_logos).values(department_id=department.id, **shown)
        await self._transaction.execute(
            row.on_conflict_do_update(index_elements=["department_id"], set_=shown)
        )

    async def drop_logo(self, department: Department) -> None:
        await self._transaction.execute(
            delete(department_logos).where(department_logos.c.department_id == department.id)
        )


def _agency(row: Row) -> Agency:
    return Agency(
        id=row.id,
        facts=AgencyFacts(
            kind=AgencyKind(row.kind),
            name_fr=row.name_fr,
            name_en=row.name_en,
            short_name=row.short_name,
            province=row.province,
            region=row.region,
        ),
        active=row.active,
        version=row.version,
    )


def _agency_row(agency: Agency) -> dict[str, object]:
    facts = agency.facts
    return {
        "id": agency.id,
        "kind": facts.kind.value,
        "name_fr": facts.name_fr,
        "name_en": facts.name_en,
        "short_name": facts.short_name,
        "province": facts.province,
        "region": facts.region,
        "active": agency.active,
        "sort_name": plain(facts.name_fr),
        "search_words": findable(facts.name_fr, facts.name_en, facts.short_name),
    }


def _department(row: Row) -> Department:
    return Department(
        id=row.id,
        agency_id=row.agency_id,
        facts=DepartmentFacts(
            name_fr=row.name_fr,
            name_en=row.name_en,
            supervisor_word_fr=row.supervisor_word_fr,
            supervisor_word_en=row.supervisor_word_en,
            street=row.street,
            city=row.city,
            postal_code=row.postal_code,
        ),
        active=row.active,
        version=row.version,
    )


def _department_row(department: Department) -> dict[str, object]:
    facts = department.facts
    return {
        "id": department.id,
        "agency_id": department.agency_id,
        "name_fr": facts.name_fr,
        "name_en": facts.name_en,
        "supervisor_word_fr": facts.supervisor_word_fr,
        "supervisor_word_en": facts.supervisor_word_en,
        "street": facts.street,
        "city": facts.city,
        "postal_code": facts.postal_code,
        "active": department.active,
        "sort_name": plain(facts.name_fr),
        "search_words": findable(facts.name_fr, facts.name_en),
    }

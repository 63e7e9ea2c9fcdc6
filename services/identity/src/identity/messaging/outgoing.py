"""What the other services learn: who exists, and who may do what. Never how they sign in."""

from collections.abc import Iterable
from uuid import UUID

from chassis.outgoing import Outgoing
from contracts.identity import (
    AccountRecorded,
    AgencyRecorded,
    DepartmentRecorded,
    PersonRecorded,
    RoleAssignmentRecorded,
    SwitchSet,
)
from identity.domain.access import role_assignment
from identity.domain.accounts import account
from identity.domain.agencies import agency, department
from identity.domain.incidents import incident
from identity.domain.partners.partner_client import ClientSetUp
from identity.domain.people import person
from identity.domain.single_sign_on.identity_provider import ProviderSetUp
from identity.domain.switches import switch_setting

outgoing = Outgoing()


@outgoing.on(agency.Recorded)
def agency_recorded(event: agency.Recorded) -> AgencyRecorded:
    recorded = event.agency
    return AgencyRecorded(
        agency_id=recorded.id,
        kind=recorded.facts.kind.value,
        name_fr=recorded.facts.name_fr,
        name_en=recorded.facts.name_en,
        short_name=recorded.facts.short_name,
        province=recorded.facts.province,
        region=recorded.facts.region,
        active=recorded.active,
    )


@outgoing.on(department.Recorded)
def department_recorded(event: department.Recorded) -> DepartmentRecorded:
    recorded = event.department
    return DepartmentRecorded(
        department_id=recorded.id,
        agency_id=recorded.agency_id,
        name_fr=recorded.facts.name_fr,
        name_en=recorded.facts.name_en,
        supervisor_word_fr=recorded.facts.supervisor_word_fr,
        supervisor_word_en=recorded.facts.supervisor_word_en,
        street=recorded.facts.street,
        city=recorded.facts.city,
        postal_code=recorded.facts.postal_code,
        active=recorded.active,
    )


@outgoing.on(person.Recorded)
def person_recorded(event: person.Recorded) -> PersonRecorded:
    """The routine address goes along; the direct one, which is the sign-in name, stays here."""
    recorded = event.person
    return PersonRecorded(
        person_id=recorded.id,
        agency_id=recorded.agency_id,
        department_id=recorded.facts.department_id,
        first_name=recorded.facts.first_name,
        last_name=recorded.facts.last_name,
        language=recorded.facts.language,
        email=recorded.facts.email,
        active=recorded.active,
    )


@outgoing.on(account.Recorded)
def account_recorded(event: account.Recorded) -> AccountRecorded:
    recorded = event.account
    return AccountRecorded(
        account_id=recorded.id,
        person_id=recorded.person_id,
        enabled=recorded.enabled,
        email_alerts_accepted=recorded.email_alerts_accepted,
        last_signed_in_on=recorded.last_signed_in_on,
    )


@outgoing.on(role_assignment.Recorded)
def role_assignment_recorded(event: role_assignment.Recorded) -> RoleAssignmentRecorded:
    recorded, rights = event.assignment, event.assignment.rights
    return RoleAssignmentRecorded(
        role_assignment_id=recorded.id,
        person_id=recorded.person_id,
        agency_id=recorded.agency_id,
        role=rights.role.value,
        level=rights.level.value,
        program_ids=_ids(rights.program_ids),
        site_ids=_ids(rights.site_ids),
        destination_ids=_ids(rights.destination_ids),
        department_ids=_ids(rights.department_ids),
        service_ids=_ids(rights.service_ids),
        disciplines=None if rights.disciplines is None else sorted(rights.disciplines),
        edit_invoicing_status=rights.edit_invoicing_status,
        active=recorded.active,
    )


outgoing.stays_inside(incident.Recorded)


@outgoing.on(switch_setting.Recorded)
def switch_set(event: switch_setting.Recorded) -> SwitchSet:
    setting, place = event.setting, event.setting.place
    return SwitchSet(
        setting_id=setting.id,
        switch=setting.switch.value,
        level=place.level.value,
        province=place.province,
        agency_id=place.agency_id,
        place_id=place.place_id,
        on=setting.on,
    )


def _ids(scope: Iterable[UUID] | None) -> list[UUID] | None:
    return None if scope is None else sorted(scope)


outgoing.stays_inside(ClientSetUp, ProviderSetUp)

"""The scope of a viewer as SQL: the one predicate of every query about lines and schedules."""

from sqlalchemy import ColumnElement, any_, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text, Uuid

from billing.domain.rate_schedule import ScheduleStatus
from billing.domain.rights import LineScope
from billing.store.tables import agencies, invoice_lines, programs, rate_schedules
from chassis.auth import Viewer


def lines_within(scope: LineScope) -> list[ColumnElement[bool]]:
    """Says in SQL what `LineScope.includes` says."""
    line, conditions = invoice_lines.c, list[ColumnElement[bool]]()
    if scope.payer_agency_id is not None:
        conditions.append(line.payer_agency_id == scope.payer_agency_id)
    if scope.payee_agency_id is not None:
        conditions.append(line.payee_agency_id == scope.payee_agency_id)
    if scope.program_ids is not None:
        conditions.append(line.program_id == any_(literal([*scope.program_ids], ARRAY(Uuid))))
    if scope.department_ids is not None:
        departments = literal(sorted(scope.department_ids), ARRAY(Uuid))
        theirs = select(programs.c.id).where(programs.c.department_id == any_(departments))
        conditions.append(line.program_id.in_(theirs))
    if scope.site_ids is not None:
        conditions.append(line.site_id == any_(literal([*scope.site_ids], ARRAY(Uuid))))
    if scope.disciplines is not None:
        disciplines = literal(sorted(scope.disciplines), ARRAY(Text))
        conditions.append(line.discipline == any_(disciplines))
    return conditions


def schedules_for(viewer: Viewer) -> ColumnElement[bool]:
    """One's own, and what was published for one's own province."""
    schedule = rate_schedules.c
    province = (
        select(agencies.c.province).where(agencies.c.id == viewer.agency_id).scalar_subquery()
    )
    return or_(
        schedule.owner_agency_id == viewer.agency_id,
        (schedule.province == province) & (schedule.status != ScheduleStatus.DRAFT.value),
    )

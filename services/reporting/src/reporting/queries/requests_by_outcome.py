"""How many requests of each month came to which end, why, and how soon they were answered."""

from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Select, func, select

from chassis.auth import Viewer
from reporting.domain.filters import ReportFilters
from reporting.queries.limits import limited_to
from reporting.queries.placement_rows import days_between
from reporting.store.tables import placement_requests
from reporting.store.visibility import state_seen_by

_request = placement_requests.c


class OutcomeRow(BaseModel):
    """The requests of one month, status and reason. `month` is that of the first day: 2026-12."""

    model_config = ConfigDict(from_attributes=True)

    month: str = Field(examples=["2026-12"])
    status: str = Field(examples=["declined"])
    reason: str | None = Field(examples=["at_capacity"])
    requests: int = Field(examples=[17])
    students: int = Field(examples=[52])
    response_days: Decimal | None = Field(examples=["6.4"])


def outcome_rows(viewer: Viewer, filters: ReportFilters) -> Select[Any]:
    """By month, status and reason; the response time is the mean of those answered."""
    seen = state_seen_by(viewer)
    month = func.to_char(_request.starts_on, "YYYY-MM")
    rows = (
        select(
            month.label("month"),
            seen.status.label("status"),
            seen.reason.label("reason"),
            _request.students.label("students"),
            days_between(_request.sent_at, seen.answered_at).label("response_days"),
        )
        .where(*limited_to(filters, viewer))
        .subquery()
    )
    keys = (rows.c.month, rows.c.status, rows.c.reason)
    return (
        select(
            *keys,
            func.count().label("requests"),
            func.sum(rows.c.students).label("students"),
            func.round(func.avg(rows.c.response_days), 1).label("response_days"),
        )
        .group_by(*keys)
        .order_by(*keys)
    )

"""The first tables of billing: schedules, lines, adjustments, and what it heard from others."""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    Numeric,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from chassis.migrations import create_chassis_tables

revision = "2026_11_23_0900"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand only: nothing was here before."""
    create_chassis_tables()
    _create_rates()
    _create_lines()


def _create_rates() -> None:
    op.create_table(
        "agencies",
        Column("id", Uuid, primary_key=True),
        Column("name_fr", Text, nullable=False),
        Column("name_en", Text, nullable=False),
        Column("province", Text, nullable=False, index=True),
        Column("version", Integer, nullable=False),
    )

    op.create_table(
        "rate_schedules",
        Column("id", Uuid, primary_key=True),
        Column("owner_agency_id", Uuid, nullable=False),
        Column("province", Text),
        Column("name", Text, nullable=False),
        Column("currency", Text, nullable=False),
        Column("effective_from", Date, nullable=False),
        Column("effective_to", Date),
        Column("status", Text, nullable=False),
        Column("published_at", DateTime(timezone=True)),
        Column("rates", JSONB, nullable=False),
        Column("version", Integer, nullable=False),
        Index("ix_rate_schedules_owner", "owner_agency_id", "effective_from", "id"),
        Index(
            "ix_rate_schedules_province", "province", postgresql_where=text("province IS NOT NULL")
        ),
    )


def _create_lines() -> None:
    op.create_table(
        "billable_requests",
        Column("id", Uuid, primary_key=True),
        Column("sequence", Integer, nullable=False),
        Column("status", Text, nullable=False),
        Column("line_id", Uuid),
        Column("version", Integer, nullable=False),
    )

    op.create_table(
        "invoice_lines",
        Column("id", Uuid, primary_key=True),
        Column("placement_request_id", Uuid, nullable=False, unique=True),
        Column("reference", Text, nullable=False),
        Column("payer_agency_id", Uuid, nullable=False),
        Column("payee_agency_id", Uuid, nullable=False),
        Column("program_id", Uuid, nullable=False),
        Column("course_id", Uuid),
        Column("discipline", Text, nullable=False),
        Column("placement_type", Text, nullable=False),
        Column("site_id", Uuid, nullable=False),
        Column("starts_on", Date, nullable=False),
        Column("ends_on", Date, nullable=False),
        Column("students", Integer, nullable=False),
        Column("shifts", Integer, nullable=False),
        Column("hours_per_student", Numeric, nullable=False),
        Column("unpriced_reason", Text),
        Column("schedule_id", Uuid),
        Column("schedule_name", Text),
        Column("rate_id", Uuid),
        Column("basis", Text),
        Column("unit_amount_minor", BigInteger),
        Column("rounding", Text),
        Column("currency", Text),
        Column("measured_units", Numeric),
        Column("units", Numeric),
        Column("amount_minor", BigInteger),
        Column("state", Text, nullable=False),
        Column("adjustment_id", Uuid),
        Column("tried_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
        Column("version", Integer, nullable=False),
        Index("ix_invoice_lines_payer", "payer_agency_id", "starts_on", "id"),
        Index("ix_invoice_lines_payee", "payee_agency_id", "starts_on", "id"),
        Index("ix_invoice_lines_starts_on", "starts_on", "id"),
        Index(
            "ix_invoice_lines_without_rate",
            "tried_at",
            postgresql_where=text("state = 'without_rate'"),
        ),
    )

    op.create_table(
        "invoice_line_moves",
        Column("id", Uuid, primary_key=True),
        Column("line_id", Uuid, nullable=False),
        Column("moved_at", DateTime(timezone=True), nullable=False),
        Column("person_id", Uuid, nullable=False),
        Column("from_state", Text, nullable=False),
        Column("to_state", Text, nullable=False),
        Index("ix_invoice_line_moves_line", "line_id", "moved_at"),
    )

    op.create_table(
        "adjustments",
        Column("id", Uuid, primary_key=True),
        Column("invoice_line_id", Uuid, nullable=False, index=True),
        Column("amount_minor", BigInteger, nullable=False),
        Column("currency", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("proposed_at", DateTime(timezone=True), nullable=False),
        Column("version", Integer, nullable=False),
    )


def downgrade() -> None:
    """Rows would be lost; a backup is restored instead."""
    raise NotImplementedError

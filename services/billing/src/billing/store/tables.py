"""The tables this service owns."""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from chassis.store import chassis_tables

metadata = MetaData()
chassis_tables(metadata)

agencies = Table(
    "agencies",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name_fr", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("province", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
)

programs = Table(
    "programs",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("department_id", Uuid),
    Column("version", Integer, nullable=False),
)

rate_schedules = Table(
    "rate_schedules",
    metadata,
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
    Index("ix_rate_schedules_province", "province", postgresql_where=text("province IS NOT NULL")),
)

billable_requests = Table(
    "billable_requests",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("line_id", Uuid),
    Column("version", Integer, nullable=False),
)

invoice_lines = Table(
    "invoice_lines",
    metadata,
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

invoice_line_moves = Table(
    "invoice_line_moves",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("line_id", Uuid, nullable=False),
    Column("moved_at", DateTime(timezone=True), nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("from_state", Text, nullable=False),
    Column("to_state", Text, nullable=False),
    Index("ix_invoice_line_moves_line", "line_id", "moved_at"),
)

adjustments = Table(
    "adjustments",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("invoice_line_id", Uuid, nullable=False, index=True),
    Column("amount_minor", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("proposed_at", DateTime(timezone=True), nullable=False),
    Column("version", Integer, nullable=False),
)

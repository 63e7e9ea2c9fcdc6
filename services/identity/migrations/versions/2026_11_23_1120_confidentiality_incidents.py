"""The registers of confidentiality incidents."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from chassis.migrations import fence
from chassis.migrations.fences import own

revision = "2026_11_23_1120"
down_revision = "2026_11_23_1110"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("data_concerned", sa.Text(), nullable=False),
        sa.Column("circumstances", sa.Text(), nullable=False),
        sa.Column("happened_from", sa.Date(), nullable=False),
        sa.Column("happened_until", sa.Date(), nullable=False),
        sa.Column("happened_about", sa.Boolean(), nullable=False),
        sa.Column("known_on", sa.Date(), nullable=False),
        sa.Column("persons_concerned", sa.Integer(), nullable=False),
        sa.Column("persons_about", sa.Boolean(), nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("risk", postgresql.JSONB()),
        sa.Column("notices", postgresql.JSONB(), nullable=False),
        sa.Column("next_notice_due_on", sa.Date()),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Uuid()),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_incidents_agency", "incidents", ["agency_id", "id"])
    op.create_index(
        "ix_incidents_due",
        "incidents",
        ["next_notice_due_on"],
        postgresql_where=sa.text("next_notice_due_on IS NOT NULL"),
    )
    fence("incidents", own("agency_id"))

"""The tables of the chassis, and copies of identity's facts."""

from alembic import op
from sqlalchemy import ARRAY, Boolean, Column, Date, Integer, PrimaryKeyConstraint, Text, Uuid, text

from chassis.migrations import create_chassis_tables

revision = "2026_11_23_0850"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_chassis_tables()
    op.create_table(
        "agencies",
        Column("id", Uuid, nullable=False),
        Column("kind", Text, nullable=False),
        Column("name_fr", Text, nullable=False),
        Column("name_en", Text, nullable=False),
        Column("short_name", Text, nullable=False),
        Column("province", Text, nullable=False),
        Column("active", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
        PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "people",
        Column("id", Uuid, nullable=False),
        Column("agency_id", Uuid, nullable=False),
        Column("first_name", Text, nullable=False),
        Column("last_name", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("active", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
        PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_people_agency_id", "people", ["agency_id"])
    op.create_table(
        "accounts",
        Column("id", Uuid, nullable=False),
        Column("person_id", Uuid, nullable=False),
        Column("enabled", Boolean, nullable=False),
        Column("email_alerts_accepted", Boolean, nullable=False),
        Column("last_signed_in_on", Date),
        Column("version", Integer, nullable=False),
        PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_accounts_person_id", "accounts", ["person_id"])
    op.create_table(
        "role_assignments",
        Column("id", Uuid, nullable=False),
        Column("person_id", Uuid, nullable=False),
        Column("agency_id", Uuid, nullable=False),
        Column("role", Text, nullable=False),
        Column("level", Text, nullable=False),
        Column("program_ids", ARRAY(Uuid)),
        Column("site_ids", ARRAY(Uuid)),
        Column("destination_ids", ARRAY(Uuid)),
        Column("active", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
        PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_role_assignments_agency_id_role",
        "role_assignments",
        ["agency_id", "role"],
        postgresql_where=text("active"),
    )
    op.create_index("ix_role_assignments_person_id", "role_assignments", ["person_id"])

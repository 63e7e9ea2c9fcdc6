"""Agencies, departments, people, their accounts and their roles."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from chassis.migrations import create_chassis_tables

revision = "2026_11_23_0900"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_chassis_tables()
    op.create_table(
        "agencies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name_fr", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("province", sa.Text(), nullable=False),
        sa.Column("region", sa.Text()),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("search_words", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_agencies_search_words", "agencies", ["search_words"], postgresql_using="gin"
    )
    op.create_index("ix_agencies_sort_name", "agencies", ["sort_name", "id"])
    op.create_table(
        "departments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("name_fr", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("search_words", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_departments_agency_sort_name", "departments", ["agency_id", "sort_name", "id"]
    )
    op.create_index(
        "ix_departments_search_words", "departments", ["search_words"], postgresql_using="gin"
    )
    op.create_index("ix_departments_sort_name", "departments", ["sort_name", "id"])
    op.create_table(
        "people",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid()),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("email", sa.Text()),
        sa.Column("direct_email", sa.Text()),
        sa.Column("phone", sa.Text()),
        sa.Column("title", sa.Text()),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("deactivation_reason", sa.Text()),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("search_words", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"]),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_people_agency_sort_name", "people", ["agency_id", "sort_name", "id"])
    op.create_index("ix_people_department_id", "people", ["department_id"])
    op.create_index("ix_people_search_words", "people", ["search_words"], postgresql_using="gin")
    op.create_index("ix_people_sort_name", "people", ["sort_name", "id"])
    op.create_table(
        "accounts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("sign_in_name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text()),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("email_alerts_accepted", sa.Boolean(), nullable=False),
        sa.Column("last_signed_in_on", sa.Date()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("person_id"),
        sa.UniqueConstraint("sign_in_name"),
    )
    op.create_index("ix_accounts_agency", "accounts", ["agency_id", "id"])
    op.create_table(
        "role_assignments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("program_ids", postgresql.ARRAY(sa.Uuid())),
        sa.Column("site_ids", postgresql.ARRAY(sa.Uuid())),
        sa.Column("destination_ids", postgresql.ARRAY(sa.Uuid())),
        sa.Column("edit_invoicing_status", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_role_assignments_agency", "role_assignments", ["agency_id", "id"])
    op.create_index("ix_role_assignments_person", "role_assignments", ["person_id", "id"])
    op.create_index("ix_role_assignments_role", "role_assignments", ["role"])

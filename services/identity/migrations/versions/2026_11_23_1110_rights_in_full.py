"""Role assignments are narrowed by departments, services and disciplines, too."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_23_1110"
down_revision = "2026_11_23_1100"
branch_labels = None
depends_on = None

_WHOLE = ("person_id", "agency_id", "role", "level", "edit_invoicing_status")
_ARRAYS = ("program_ids", "site_ids", "destination_ids")
_NEW = ("department_ids", "service_ids", "disciplines")


def upgrade() -> None:
    """The version still running writes no value into the new columns; the new index refuses of it
    what the old one did."""
    op.add_column("role_assignments", sa.Column("department_ids", postgresql.ARRAY(sa.Uuid())))
    op.add_column("role_assignments", sa.Column("service_ids", postgresql.ARRAY(sa.Uuid())))
    op.add_column("role_assignments", sa.Column("disciplines", postgresql.ARRAY(sa.Text())))
    op.create_index(
        "ux_role_assignments_said_once_in_full",
        "role_assignments",
        [*_WHOLE, *(sa.text(f"hash_array_extended({name}, 0)") for name in _ARRAYS + _NEW)],
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text("active"),
    )
    op.drop_index("ux_role_assignments_said_once", "role_assignments")


def downgrade() -> None:
    op.create_index(
        "ux_role_assignments_said_once",
        "role_assignments",
        [*_WHOLE, *(sa.text(f"hash_array_extended({name}, 0)") for name in _ARRAYS)],
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text("active"),
    )
    op.drop_index("ux_role_assignments_said_once_in_full", "role_assignments")
    for name in _NEW:
        op.drop_column("role_assignments", name)

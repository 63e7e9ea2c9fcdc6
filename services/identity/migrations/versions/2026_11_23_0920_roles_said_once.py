"""A person has a role at an agency once: two active assignments never say the same."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_0920"
down_revision = "2026_11_23_0910"
branch_labels = None
depends_on = None

_RIGHTS = (
    "person_id, agency_id, role, level, edit_invoicing_status,"
    " program_ids, site_ids, destination_ids"
)
_SAID_TWICE = f"""
SELECT string_agg(id::text, ', ' ORDER BY id) AS ids FROM role_assignments
WHERE active GROUP BY {_RIGHTS} HAVING count(*) > 1
"""  # noqa: S608 - names of our own columns


def upgrade() -> None:
    """Other services know each assignment by its events, so which of two ends is for people to
    say: through the API, which tells everybody."""
    twice = [row.ids for row in op.get_bind().execute(sa.text(_SAID_TWICE))]
    if twice:
        raise RuntimeError(
            "These role assignments say the same; end all but one of each line "
            "(PATCH /role-assignments/{id}, active: false), then migrate again:\n"
            + "\n".join(twice)
        )
    op.create_index(
        "ux_role_assignments_said_once",
        "role_assignments",
        [
            "person_id",
            "agency_id",
            "role",
            "level",
            "edit_invoicing_status",
            sa.text("hash_array_extended(program_ids, 0)"),
            sa.text("hash_array_extended(site_ids, 0)"),
            sa.text("hash_array_extended(destination_ids, 0)"),
        ],
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text("active"),
    )

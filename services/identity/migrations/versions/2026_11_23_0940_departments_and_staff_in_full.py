"""Departments have words, addresses and logos; people have several telephones."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "2026_11_23_0940"
down_revision = "2026_11_23_0930"
branch_labels = None
depends_on = None

_WORDS_OF_PHONES = """
UPDATE people SET search_words = search_words || ARRAY(
    SELECT DISTINCT left(word, length)
    FROM regexp_split_to_table(lower(phone), '[^a-z0-9]+') AS word, generate_series(1, 15) AS length
    WHERE word <> ''
) WHERE phone IS NOT NULL
"""


def upgrade() -> None:
    """`people.phone` stays for the version that is still running."""
    for name in ("supervisor_word_fr", "supervisor_word_en", "street", "city", "postal_code"):
        op.add_column("departments", sa.Column(name, sa.Text()))
    op.create_table(
        "department_logos",
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"]),
        sa.ForeignKeyConstraint(["department_id"], ["departments.id"]),
        sa.PrimaryKeyConstraint("department_id"),
    )
    op.add_column("people", sa.Column("phones", postgresql.JSONB()))
    op.execute(_WORDS_OF_PHONES)
    op.create_index("ix_people_lower_email", "people", [sa.text("lower(email)")])
    op.create_index("ix_people_lower_direct_email", "people", [sa.text("lower(direct_email)")])
    op.create_index("ix_accounts_last_signed_in_on", "accounts", ["agency_id", "last_signed_in_on"])
    op.create_index(
        "ix_accounts_disabled", "accounts", ["agency_id"], postgresql_where=sa.text("NOT enabled")
    )
    op.create_index(
        "ix_role_assignments_local_administrators",
        "role_assignments",
        ["person_id"],
        postgresql_where=sa.text("active AND level = 'local_administrator'"),
    )

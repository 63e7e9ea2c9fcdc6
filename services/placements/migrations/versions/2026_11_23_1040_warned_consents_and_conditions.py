"""Consents that were warned of, and what opens an e-mail or a gender to the receiving side."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_1040"
down_revision = "2026_11_23_1030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand only."""
    op.add_column("students", sa.Column("consent_warned_for", sa.Date()))
    op.create_index(
        "ix_students_consent_expires_on",
        "students",
        ["consent_expires_on"],
        postgresql_where=sa.text("destroyed_at IS NULL AND consent_withdrawn_at IS NULL"),
    )
    op.add_column("programs", sa.Column("department_id", sa.Uuid()))
    op.add_column("destinations", sa.Column("gender_needed_for", sa.Text()))


def downgrade() -> None:
    op.drop_column("destinations", "gender_needed_for")
    op.drop_column("programs", "department_id")
    op.drop_index("ix_students_consent_expires_on", "students")
    op.drop_column("students", "consent_warned_for")

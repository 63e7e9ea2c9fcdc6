"""Attempts under way, links made by hand, and the provider that a session came from."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_1130"
down_revision = "2026_11_23_1120"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for attempts in ("sign_in_attempts", "address_attempts"):
        op.add_column(
            attempts, sa.Column("under_way", sa.Integer(), nullable=False, server_default="0")
        )
    op.add_column("address_attempts", sa.Column("forgiven_at", sa.DateTime(timezone=True)))
    op.add_column("linked_subjects", sa.Column("linked_by", sa.Uuid()))
    op.add_column("sign_ons", sa.Column("account_id", sa.Uuid()))
    op.create_foreign_key(
        "sign_ons_account_id_fkey", "sign_ons", "accounts", ["account_id"], ["id"]
    )
    for table in ("sessions", "challenges"):
        op.add_column(table, sa.Column("identity_provider_id", sa.Uuid()))
    op.create_index("ix_sessions_device", "sessions", ["account_id", "device"])


def downgrade() -> None:
    op.drop_index("ix_sessions_device", "sessions")
    for table in ("sessions", "challenges"):
        op.drop_column(table, "identity_provider_id")
    op.drop_column("sign_ons", "account_id")
    op.drop_column("linked_subjects", "linked_by")
    op.drop_column("address_attempts", "forgiven_at")
    for attempts in ("sign_in_attempts", "address_attempts"):
        op.drop_column(attempts, "under_way")

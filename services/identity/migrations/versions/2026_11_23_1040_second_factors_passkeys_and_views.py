"""Second factors, passkeys, open challenges, what agencies demand, and views as other people."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from chassis.migrations import fence
from chassis.migrations.fences import EVERYBODY, of_account, on_errand, own

revision = "2026_11_23_1040"
down_revision = "2026_11_23_1030"
branch_labels = None
depends_on = None

_SIGN_IN = on_errand("sign-in")


def upgrade() -> None:
    _second_factors()
    _passkeys()
    _challenges_and_proofs()
    _sign_in_rules()
    _views()


def downgrade() -> None:
    for table in ("views", "sign_in_rules", "proofs", "challenges", "passkeys", "second_factors"):
        op.drop_table(table)


def _second_factors() -> None:
    op.create_table(
        "second_factors",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("pending_secret", sa.Text()),
        sa.Column("pending_since", sa.DateTime(timezone=True)),
        sa.Column("app_secret", sa.Text()),
        sa.Column("app_since", sa.DateTime(timezone=True)),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("recovery_salt", sa.LargeBinary()),
        sa.Column("recovery_digests", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["accounts.id"]),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_second_factors_agency", "second_factors", ["agency_id", "id"])
    fence("second_factors", own("agency_id"), of_account("id"), _SIGN_IN)


def _passkeys() -> None:
    op.create_table(
        "passkeys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("credential_id", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True)),
        sa.Column("suspended_at", sa.DateTime(timezone=True)),
        sa.Column("removed_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"]),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_passkeys_account_id", "passkeys", ["account_id"])
    op.create_index("ix_passkeys_agency", "passkeys", ["agency_id", "id"])
    op.create_index(
        "ux_passkeys_credential",
        "passkeys",
        ["credential_id"],
        unique=True,
        postgresql_where=sa.text("removed_at IS NULL"),
    )
    fence("passkeys", own("agency_id"), of_account("account_id"), _SIGN_IN)


def _challenges_and_proofs() -> None:
    op.create_table(
        "challenges",
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid()),
        sa.Column("password_digest", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"]),
        sa.PrimaryKeyConstraint("fingerprint"),
    )
    op.create_index("ix_challenges_created_at", "challenges", ["created_at"])
    fence("challenges", of_account("account_id"), _SIGN_IN)
    op.create_table(
        "proofs",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("proved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("session_id"),
    )
    fence("proofs", of_account("account_id"), _SIGN_IN)


def _sign_in_rules() -> None:
    op.create_table(
        "sign_in_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("second_factor_demanded", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["agencies.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    fence("sign_in_rules", EVERYBODY, write=[own("id")])


def _views() -> None:
    op.create_table(
        "views",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("viewer_account_id", sa.Uuid(), nullable=False),
        sa.Column("viewer_person_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role_assignment_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_because", sa.Text()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"]),
        sa.ForeignKeyConstraint(["viewer_account_id"], ["accounts.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_views_open", "views", ["expires_at"], postgresql_where=sa.text("ended_at IS NULL")
    )
    op.create_index("ix_views_agency", "views", ["agency_id", "id"])
    fence("views", own("agency_id"), of_account("viewer_account_id"), _SIGN_IN)

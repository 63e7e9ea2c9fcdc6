"""Identity providers of agencies, whom they vouch for, and sign-ons under way."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from chassis.migrations import fence
from chassis.migrations.fences import on_errand, own

revision = "2026_11_23_1020"
down_revision = "2026_11_23_1010"
branch_labels = None
depends_on = None


_HOLDS = sa.text("unlinked_at IS NULL")


def upgrade() -> None:
    _providers()
    _links()
    _sign_ons()
    for table in ("partner_clients", "identity_providers", "linked_subjects"):
        fence(table, own("agency_id"), on_errand("sign-in"))
    fence("sign_ons", on_errand("sign-in"))


def _providers() -> None:
    op.create_table(
        "identity_providers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("sealed_secret", sa.Text(), nullable=False),
        sa.Column("email_domains", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("match", sa.Text(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("counts_as_strong", sa.Boolean(), nullable=False),
        sa.Column("trusted_beyond_agency", sa.Boolean(), nullable=False),
        sa.Column("registered_by", sa.Uuid(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proven_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_identity_providers_agency", "identity_providers", ["agency_id", "id"])
    op.create_index(
        "ix_identity_providers_email_domains",
        "identity_providers",
        ["email_domains"],
        postgresql_using="gin",
    )


def _links() -> None:
    op.create_table(
        "linked_subjects",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("provider_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unlinked_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["provider_id"], ["identity_providers.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for name, columns in (
        ("ux_linked_subjects_subject", ["provider_id", "issuer", "subject"]),
        ("ux_linked_subjects_account", ["account_id", "provider_id", "issuer"]),
    ):
        op.create_index(name, "linked_subjects", columns, unique=True, postgresql_where=_HOLDS)


def _sign_ons() -> None:
    op.create_table(
        "sign_ons",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("provider_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("browser", sa.LargeBinary(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_verifier", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["provider_id"], ["identity_providers.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("state"),
    )
    op.create_index("ix_sign_ons_begun_at", "sign_ons", ["begun_at"])


def downgrade() -> None:
    for table in ("sign_ons", "linked_subjects", "identity_providers"):
        op.drop_table(table)

"""Mails of identity's own, first steps, sessions with a device, dormancy, changes of address."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_1010"
down_revision = "2026_11_23_1000"
branch_labels = None
depends_on = None


FIRST_TEXT_FR = """Vos responsabilités

En utilisant Practica, je m’engage à ce qui suit.

1. Mon compte est personnel. Je ne prête ni mon mot de passe ni ma session à personne.
2. Je ne consulte que ce dont j’ai besoin pour mon travail. Mes accès peuvent être vérifiés.
3. Je traite les renseignements sur les étudiants et les étudiantes comme confidentiels. Je ne les
   conserve pas hors de Practica plus longtemps qu’il ne le faut, et je les détruis de façon sûre.
4. Je n’utilise ces renseignements qu’aux fins pour lesquelles ils ont été communiqués.
5. Je signale sans délai à mon établissement toute perte, tout vol et tout accès non autorisé.
6. Je demande la fermeture de mon compte lorsque mes fonctions ne l’exigent plus.
"""
FIRST_TEXT_EN = """Your responsibilities

By using Practica I agree to the following.

1. My account is mine alone. I lend neither my password nor my session to anybody.
2. I look only at what my work needs. What I looked at may be checked.
3. I treat information about students as confidential. I keep it outside Practica no longer than
   necessary, and destroy it safely.
4. I use this information only for the purposes for which it was disclosed.
5. I report every loss, theft or unauthorised access to my agency without delay.
6. I ask for my account to be closed when my duties no longer need it.
"""


def upgrade() -> None:
    _columns()
    _mails()
    _responsibilities()
    op.create_table(
        "email_changes",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("account_id", sa.Uuid, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("agency_id", sa.Uuid, nullable=False),
        sa.Column("new_email", sa.Text, nullable=False),
        sa.Column("old_fingerprint", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("new_fingerprint", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("old_agreed_at", sa.DateTime(timezone=True)),
        sa.Column("new_agreed_at", sa.DateTime(timezone=True)),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("ix_email_changes_account_id", "email_changes", ["account_id"])
    op.create_index("ix_email_changes_created_at", "email_changes", ["created_at"])
    op.create_table(
        "address_attempts",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True)),
        sa.Column("wait_until", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("ix_address_attempts_last_at", "address_attempts", ["last_at"])


def _columns() -> None:
    """Each with a default, so that the version still running can go on inserting."""
    op.add_column("accounts", sa.Column("awake_since", sa.Date))
    op.add_column(
        "accounts", sa.Column("dormancy_warned", sa.Integer, nullable=False, server_default="0")
    )
    op.add_column("accounts", sa.Column("responsibilities_version", sa.Integer))
    op.add_column("accounts", sa.Column("orientation_done_at", sa.DateTime(timezone=True)))
    op.create_index("ix_accounts_idle", "accounts", ["last_signed_in_on"])
    op.add_column(
        "invitations",
        sa.Column("purpose", sa.Text, nullable=False, server_default=sa.text("'invitation'")),
    )
    op.add_column(
        "sessions", sa.Column("device", sa.Text, nullable=False, server_default=sa.text("''"))
    )
    op.add_column(
        "sessions",
        sa.Column("first_steps", sa.ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'")),
    )


def _mails() -> None:
    op.create_table(
        "mails",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("agency_id", sa.Uuid, nullable=False),
        sa.Column("account_id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("sealed", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("try_again_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("useless_after", sa.DateTime(timezone=True)),
        sa.Column("last_error", sa.Text),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
    )
    op.create_index(
        "ix_mails_due",
        "mails",
        ["try_again_at", "id"],
        postgresql_where=sa.text("state = 'due'"),
    )
    op.create_index("ix_mails_account_id", "mails", ["account_id", "kind", "created_at"])
    op.create_table(
        "resets_asked",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("sealed_name", sa.Text, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
    )


def _responsibilities() -> None:
    texts = op.create_table(
        "responsibilities",
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("text_fr", sa.Text, nullable=False),
        sa.Column("text_en", sa.Text, nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
    )
    first = {
        "version": 1,
        "text_fr": FIRST_TEXT_FR,
        "text_en": FIRST_TEXT_EN,
        "published_at": datetime(2026, 11, 23, tzinfo=UTC),
    }
    op.bulk_insert(texts, [first])
    op.create_table(
        "responsibility_acceptances",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("account_id", sa.Uuid, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("agency_id", sa.Uuid, nullable=False),
        sa.Column("version", sa.Integer, sa.ForeignKey("responsibilities.version"), nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index(
        "ix_responsibility_acceptances_account_id", "responsibility_acceptances", ["account_id"]
    )

"""Second factors, passkeys, challenges, and what agencies demand."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

from chassis.ledger import audited, not_audited
from identity.store.tables.metadata import metadata

second_factors = Table(
    "second_factors",
    metadata,
    Column("id", Uuid, ForeignKey("accounts.id"), primary_key=True),
    Column("agency_id", Uuid, ForeignKey("agencies.id"), nullable=False),
    Column("pending_secret", Text),
    Column("pending_since", DateTime(timezone=True)),
    Column("app_secret", Text),
    Column("app_since", DateTime(timezone=True)),
    Column("last_step", BigInteger, nullable=False),
    Column("recovery_salt", LargeBinary),
    Column("recovery_digests", ARRAY(Text), nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_second_factors_agency", "agency_id", "id"),
    info=audited(
        "second_factor",
        secrets=("app_secret", "recovery_salt", "recovery_digests"),
        derived=("pending_secret", "pending_since", "last_step", "agency_id"),
    ),
)

passkeys = Table(
    "passkeys",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("account_id", Uuid, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("agency_id", Uuid, ForeignKey("agencies.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("credential_id", LargeBinary, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("sign_count", BigInteger, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("last_used_at", DateTime(timezone=True)),
    Column("suspended_at", DateTime(timezone=True)),
    Column("removed_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False),
    Index("ix_passkeys_agency", "agency_id", "id"),
    Index(
        "ux_passkeys_credential",
        "credential_id",
        unique=True,
        postgresql_where=text("removed_at IS NULL"),
    ),
    info=audited(
        "passkey",
        concerns=("account_id",),
        secrets=("credential_id", "public_key"),
        derived=("sign_count", "last_used_at", "created_at"),
    ),
)

challenges = Table(
    "challenges",
    metadata,
    Column("fingerprint", LargeBinary, primary_key=True),
    Column("asked", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False, index=True),
    Column("account_id", Uuid, ForeignKey("accounts.id")),
    Column("identity_provider_id", Uuid),
    Column("password_digest", LargeBinary),
    info=not_audited("an open question of five minutes"),
)

sign_in_rules = Table(
    "sign_in_rules",
    metadata,
    Column("id", Uuid, ForeignKey("agencies.id"), primary_key=True),
    Column("second_factor_demanded", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    info=audited("sign_in_rules", agency="id"),
)

proofs = Table(
    "proofs",
    metadata,
    Column("session_id", Uuid, ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True),
    Column("account_id", Uuid, nullable=False),
    Column("proved_at", DateTime(timezone=True), nullable=False),
    info=not_audited("when a session last proved who it is of; a matter of minutes"),
)

views = Table(
    "views",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid, ForeignKey("agencies.id"), nullable=False),
    Column("viewer_account_id", Uuid, ForeignKey("accounts.id"), nullable=False),
    Column("viewer_person_id", Uuid, nullable=False),
    Column("session_id", Uuid, nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("role_assignment_id", Uuid, nullable=False),
    Column("reason", Text, nullable=False),
    Column("began_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    Column("ended_because", Text),
    Column("version", Integer, nullable=False),
    Index("ix_views_open", "expires_at", postgresql_where=text("ended_at IS NULL")),
    Index("ix_views_agency", "agency_id", "id"),
    info=audited("view_as", concerns=("person_id", "viewer_person_id"), derived=("session_id",)),
)

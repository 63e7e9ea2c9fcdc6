"""Identity providers of agencies, whom they vouch for, and sign-ons under way."""

from sqlalchemy import (
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

_HOLDS = text("unlinked_at IS NULL")

identity_providers = Table(
    "identity_providers",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid, ForeignKey("agencies.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("issuer", Text, nullable=False),
    Column("client_id", Text, nullable=False),
    Column("sealed_secret", Text, nullable=False),
    Column("email_domains", ARRAY(Text), nullable=False),
    Column("match", Text, nullable=False),
    Column("enabled", Boolean, nullable=False),
    Column("required", Boolean, nullable=False),
    Column("counts_as_strong", Boolean, nullable=False),
    Column("trusted_beyond_agency", Boolean, nullable=False),
    Column("registered_by", Uuid, nullable=False),
    Column("registered_at", DateTime(timezone=True), nullable=False),
    Column("proven_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False),
    Index("ix_identity_providers_agency", "agency_id", "id"),
    Index("ix_identity_providers_email_domains", "email_domains", postgresql_using="gin"),
    info=audited("identity_provider", secrets=("sealed_secret",)),
)

linked_subjects = Table(
    "linked_subjects",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("provider_id", Uuid, ForeignKey("identity_providers.id"), nullable=False),
    Column("agency_id", Uuid, nullable=False),
    Column("issuer", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("account_id", Uuid, ForeignKey("accounts.id"), nullable=False),
    Column("linked_at", DateTime(timezone=True), nullable=False),
    Column("linked_by", Uuid),
    Column("unlinked_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False),
    Index(
        "ux_linked_subjects_subject",
        "provider_id",
        "issuer",
        "subject",
        unique=True,
        postgresql_where=_HOLDS,
    ),
    Index(
        "ux_linked_subjects_account",
        "account_id",
        "provider_id",
        "issuer",
        unique=True,
        postgresql_where=_HOLDS,
    ),
    info=audited("linked_subject", concerns=("account_id",), secrets=("subject",)),
)

sign_ons = Table(
    "sign_ons",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("provider_id", Uuid, ForeignKey("identity_providers.id"), nullable=False),
    Column("agency_id", Uuid, nullable=False),
    Column("issuer", Text, nullable=False),
    Column("state", LargeBinary, nullable=False, unique=True),
    Column("browser", LargeBinary, nullable=False),
    Column("nonce", LargeBinary, nullable=False),
    Column("sealed_verifier", Text, nullable=False),
    Column("begun_at", DateTime(timezone=True), nullable=False, index=True),
    Column("account_id", Uuid, ForeignKey("accounts.id")),
    info=not_audited("under way for minutes; the session that comes of it is the record"),
)

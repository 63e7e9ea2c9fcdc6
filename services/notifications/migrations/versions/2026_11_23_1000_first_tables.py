"""The first tables of notifications: what others told, and messages to people."""

from alembic import op
from sqlalchemy import (
    ARRAY,
    Boolean,
    Column,
    DateTime,
    Index,
    Integer,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from chassis.migrations import create_chassis_tables

revision = "2026_11_23_1000"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand only: nothing was here before."""
    create_chassis_tables()
    _create_directory()
    _create_messages()


def _create_directory() -> None:
    op.create_table(
        "agencies",
        Column("id", Uuid, primary_key=True),
        Column("name_fr", Text, nullable=False),
        Column("name_en", Text, nullable=False),
        Column("province", Text, nullable=False),
        Column("version", Integer, nullable=False),
    )
    op.create_table(
        "people",
        Column("id", Uuid, primary_key=True),
        Column("agency_id", Uuid, nullable=False),
        Column("first_name", Text, nullable=False),
        Column("last_name", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("email", Text),
        Column("active", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
    )
    op.create_table(
        "accounts",
        Column("id", Uuid, primary_key=True),
        Column("person_id", Uuid, nullable=False, index=True),
        Column("enabled", Boolean, nullable=False),
        Column("email_alerts_accepted", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
    )
    op.create_table(
        "role_assignments",
        Column("id", Uuid, primary_key=True),
        Column("person_id", Uuid, nullable=False),
        Column("agency_id", Uuid, nullable=False),
        Column("role", Text, nullable=False),
        Column("program_ids", ARRAY(Uuid)),
        Column("site_ids", ARRAY(Uuid)),
        Column("destination_ids", ARRAY(Uuid)),
        Column("active", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
        Index("ix_role_assignments_agency_id_role", "agency_id", "role"),
    )
    op.create_table(
        "sites",
        Column("id", Uuid, primary_key=True),
        Column("name", Text, nullable=False),
        Column("city", Text),
        Column("version", Integer, nullable=False),
    )
    op.create_table(
        "services",
        Column("id", Uuid, primary_key=True),
        Column("name_fr", Text, nullable=False),
        Column("name_en", Text, nullable=False),
        Column("contact_person_id", Uuid),
        Column("version", Integer, nullable=False),
    )
    op.create_table(
        "destinations",
        Column("id", Uuid, primary_key=True),
        Column("name", Text, nullable=False),
        Column("contact_person_id", Uuid),
        Column("version", Integer, nullable=False),
    )
    op.create_table(
        "programs",
        Column("id", Uuid, primary_key=True),
        Column("name_fr", Text, nullable=False),
        Column("name_en", Text, nullable=False),
        Column("version", Integer, nullable=False),
    )


def _create_messages() -> None:
    op.create_table(
        "inbox_items",
        Column("id", Uuid, primary_key=True),
        Column("person_id", Uuid, nullable=False),
        Column("event_id", Uuid, nullable=False),
        Column("kind", Text, nullable=False),
        Column("side", Text),
        Column("placement_request_id", Uuid),
        Column("reference", Text),
        Column("language", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("path", Text),
        Column("created_at", DateTime(timezone=True), nullable=False),
        Column("read_at", DateTime(timezone=True)),
        Index("ix_inbox_items_person_id", "person_id", "id"),
        Index("ix_inbox_items_unread", "person_id", "id", postgresql_where=text("read_at IS NULL")),
        Index("ux_inbox_items_event_id_person_id", "event_id", "person_id", unique=True),
    )
    op.create_table(
        "mail_deliveries",
        Column("id", Uuid, primary_key=True),
        Column("event_id", Uuid, nullable=False),
        Column("person_id", Uuid, nullable=False),
        Column("agency_id", Uuid, nullable=False),
        Column("kind", Text, nullable=False),
        Column("reference", Text),
        Column("language", Text, nullable=False),
        Column("address", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("html", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("try_again_at", DateTime(timezone=True), nullable=False),
        Column("last_error", Text),
        Column("created_at", DateTime(timezone=True), nullable=False),
        Column("sent_at", DateTime(timezone=True)),
        Index(
            "ix_mail_deliveries_due", "try_again_at", "id", postgresql_where=text("state = 'due'")
        ),
        Index("ix_mail_deliveries_agency_id", "agency_id", "id"),
        Index("ux_mail_deliveries_event_id_person_id", "event_id", "person_id", unique=True),
    )
    op.create_table(
        "paper_deliveries",
        Column("id", Uuid, primary_key=True),
        Column("event_id", Uuid, nullable=False, unique=True),
        Column("kind", Text, nullable=False),
        Column("agency_id", Uuid, nullable=False),
        Column("program_id", Uuid, nullable=False),
        Column("site_id", Uuid, nullable=False),
        Column("placement_request_id", Uuid, nullable=False),
        Column("reference", Text, nullable=False),
        Column("sequence", Integer, nullable=False),
        Column("language", Text, nullable=False),
        Column("contact_person_id", Uuid),
        Column("moved", JSONB, nullable=False),
        Column("state", Text, nullable=False),
        Column("created_at", DateTime(timezone=True), nullable=False),
        Column("sent_at", DateTime(timezone=True)),
        Column("sent_by", Uuid),
        Column("version", Integer, nullable=False),
        Index("ix_paper_deliveries_agency_id", "agency_id", "id"),
        Index(
            "ix_paper_deliveries_waiting",
            "placement_request_id",
            postgresql_where=text("state = 'waiting'"),
        ),
    )
    op.create_table(
        "redirections",
        Column("placement_request_id", Uuid, primary_key=True),
        Column("destination_id", Uuid, primary_key=True),
        Column("sequence", Integer, nullable=False),
    )
    op.create_table(
        "named_supervisors",
        Column("placement_request_id", Uuid, primary_key=True),
        Column("person_id", Uuid, primary_key=True),
        Column("sequence", Integer, nullable=False),
    )
    op.create_table(
        "postponed_moves",
        Column("event_id", Uuid, primary_key=True),
        Column("moved", JSONB, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("try_again_at", DateTime(timezone=True), nullable=False, index=True),
    )

"""What people are told: the inbox, the mail that leaves, the letters, and what was told before."""

from sqlalchemy import Column, DateTime, Index, Integer, Table, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB

from notifications.store.tables.metadata import metadata

inbox_items = Table(
    "inbox_items",
    metadata,
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

mail_deliveries = Table(
    "mail_deliveries",
    metadata,
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
    Index("ix_mail_deliveries_due", "try_again_at", "id", postgresql_where=text("state = 'due'")),
    Index("ix_mail_deliveries_agency_id", "agency_id", "id"),
    Index("ux_mail_deliveries_event_id_person_id", "event_id", "person_id", unique=True),
)

paper_deliveries = Table(
    "paper_deliveries",
    metadata,
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
    Index("ix_paper_deliveries_contact_person_id", "contact_person_id"),
    Index(
        "ix_paper_deliveries_waiting",
        "placement_request_id",
        postgresql_where=text("state = 'waiting'"),
    ),
)

redirections = Table(
    "redirections",
    metadata,
    Column("placement_request_id", Uuid, primary_key=True),
    Column("destination_id", Uuid, primary_key=True),
    Column("sequence", Integer, nullable=False),
)

named_supervisors = Table(
    "named_supervisors",
    metadata,
    Column("placement_request_id", Uuid, primary_key=True),
    Column("person_id", Uuid, primary_key=True),
    Column("sequence", Integer, nullable=False),
)

named_instructors = Table(
    "named_instructors",
    metadata,
    Column("placement_request_id", Uuid, primary_key=True),
    Column("person_id", Uuid, primary_key=True),
    Column("sequence", Integer, nullable=False),
)

heard_requests = Table(
    "heard_requests",
    metadata,
    Column("placement_request_id", Uuid, primary_key=True),
    Column("called_off_in_sequence", Integer, nullable=False),
)

postponed_moves = Table(
    "postponed_moves",
    metadata,
    Column("event_id", Uuid, primary_key=True),
    Column("moved", JSONB, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("try_again_at", DateTime(timezone=True), nullable=False, index=True),
)

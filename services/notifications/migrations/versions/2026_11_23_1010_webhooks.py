"""The tables of partners' webhooks: endpoints, deliveries, attempts and failures."""

from alembic import op
from sqlalchemy import (
    ARRAY,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Text,
    Uuid,
    text,
)

revision = "2026_11_23_1010"
down_revision = "2026_11_23_1000"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Expand only: nothing was here before."""
    op.create_table(
        "webhook_endpoints",
        Column("id", Uuid, primary_key=True),
        Column("agency_id", Uuid, nullable=False, index=True),
        Column("url", Text, nullable=False),
        Column("description", Text, nullable=False),
        Column("event_types", ARRAY(Text)),
        Column("owner_id", Uuid, nullable=False),
        Column("secret", Text, nullable=False),
        Column("old_secret", Text),
        Column("old_secret_until", DateTime(timezone=True)),
        Column("enabled", Boolean, nullable=False),
        Column("disabled_because", Text),
        Column("created_at", DateTime(timezone=True), nullable=False),
        Column("removed_at", DateTime(timezone=True)),
        Column("version", Integer, nullable=False),
    )
    op.create_table(
        "webhook_failures",
        Column("endpoint_id", Uuid, primary_key=True),
        Column("failing_since", DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "webhook_deliveries",
        Column("id", Uuid, primary_key=True),
        Column("endpoint_id", Uuid, ForeignKey("webhook_endpoints.id"), nullable=False),
        Column("agency_id", Uuid, nullable=False),
        Column("event_id", Uuid, nullable=False),
        Column("type", Text, nullable=False),
        Column("reference", Text),
        Column("body", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("failures", Integer, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("try_again_at", DateTime(timezone=True), nullable=False),
        Column("created_at", DateTime(timezone=True), nullable=False),
        Column("delivered_at", DateTime(timezone=True)),
        Column("last_status_code", Integer),
        Column("last_error", Text),
        Index(
            "ix_webhook_deliveries_due",
            "endpoint_id",
            "try_again_at",
            "id",
            postgresql_where=text("state IN ('due', 'under_way')"),
        ),
        Index("ix_webhook_deliveries_agency_id", "agency_id", "id"),
        Index("ix_webhook_deliveries_endpoint_id", "endpoint_id", "id"),
        Index("ux_webhook_deliveries_event_id_endpoint_id", "event_id", "endpoint_id", unique=True),
    )
    op.create_table(
        "webhook_attempts",
        Column("id", Uuid, primary_key=True),
        Column(
            "delivery_id", Uuid, ForeignKey("webhook_deliveries.id"), nullable=False, index=True
        ),
        Column("attempted_at", DateTime(timezone=True), nullable=False),
        Column("duration_ms", Integer, nullable=False),
        Column("status_code", Integer),
        Column("response", Text),
        Column("error", Text),
    )

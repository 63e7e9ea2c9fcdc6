"""Students, their keys and consents, who is named on which request, and what was destroyed."""

from alembic import op
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Identity,
    Index,
    Integer,
    LargeBinary,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from chassis.migrations import fence
from chassis.migrations.fences import Door, own, through

revision = "2026_11_23_1010"
down_revision = "2026_11_23_1000"
branch_labels = None
depends_on = None

_NAMED_TO_VIEWER = """
CREATE OR REPLACE FUNCTION student_is_named_to_viewer(student uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
SELECT EXISTS (
  SELECT FROM placement_request_rosters AS r
  JOIN placement_requests AS p ON p.id = r.id
  WHERE r.student_ids @> ARRAY[student]
  AND (p.receiving_agency_id BETWEEN viewer_lowest() AND viewer_highest()
       OR p.supervisor_ids @> ARRAY[viewer_person()])
)
$$
"""


def upgrade() -> None:
    """Expand only: nothing was here before."""
    _create_students()
    _create_rosters()
    op.execute(_NAMED_TO_VIEWER)
    kept = [own("agency_id")]
    fence("students", *kept, Door("student_is_named_to_viewer(<row>.id)"), write=kept)
    named = Door("student_is_named_to_viewer(student_id)")
    fence("student_keys", *kept, named, write=kept)
    fence("student_consents", *kept, write=kept)
    fence("placement_request_rosters", *kept, through("placement_requests", "id"), write=kept)
    fence("destruction_register", *kept, write=[])


def _create_students() -> None:
    op.create_table(
        "students",
        Column("id", Uuid, primary_key=True),
        Column("agency_id", Uuid, nullable=False),
        Column("program_id", Uuid, nullable=False),
        Column("sealed", LargeBinary),
        Column("releases_email", Boolean, nullable=False),
        Column("graduated_on", Date),
        Column("consent_text_id", Text),
        Column("consent_expanded", Boolean),
        Column("consent_by_guardian", Boolean),
        Column("consent_signed_on", Date),
        Column("consent_expires_on", Date),
        Column("consent_withdrawn_at", DateTime(timezone=True)),
        Column("created_at", DateTime(timezone=True), nullable=False),
        Column("destroyed_at", DateTime(timezone=True)),
        Column("version", Integer, nullable=False),
        Index("ix_students_agency_id_program_id_id", "agency_id", "program_id", "id"),
        Index(
            "ix_students_created_at", "created_at", postgresql_where=text("destroyed_at IS NULL")
        ),
    )
    op.create_table(
        "student_keys",
        Column("student_id", Uuid, primary_key=True),
        Column("agency_id", Uuid, nullable=False),
        Column("wrapped", LargeBinary, nullable=False),
    )
    op.create_table(
        "student_consents",
        Column("student_id", Uuid, primary_key=True),
        Column("sequence", Integer, primary_key=True),
        Column("agency_id", Uuid, nullable=False),
        Column("text_id", Text, nullable=False),
        Column("expanded", Boolean, nullable=False),
        Column("by_guardian", Boolean, nullable=False),
        Column("signed_on", Date, nullable=False),
        Column("expires_on", Date, nullable=False),
        Column("withdrawn_at", DateTime(timezone=True)),
        Column("recorded_at", DateTime(timezone=True), nullable=False),
        Column("recorded_by", Uuid),
    )


def _create_rosters() -> None:
    op.create_table(
        "placement_request_rosters",
        Column("id", Uuid, primary_key=True),
        Column("agency_id", Uuid, nullable=False),
        Column("student_ids", ARRAY(Uuid), nullable=False),
        Column("places", JSONB, nullable=False),
        Column("last_number", Integer, nullable=False),
        Column("version", Integer, nullable=False),
        Index("ix_placement_request_rosters_student_ids", "student_ids", postgresql_using="gin"),
    )
    op.create_table(
        "destruction_register",
        Column("position", BigInteger, Identity(always=True), primary_key=True),
        Column("student_id", Uuid, nullable=False),
        Column("agency_id", Uuid, nullable=False),
        Column("province", Text, nullable=False),
        Column("years", Integer, nullable=False),
        Column("purpose_ended_on", Date, nullable=False),
        Column("destroyed_at", DateTime(timezone=True), nullable=False),
        Index("uq_destruction_register_student_id", "student_id", unique=True),
        Index("ix_destruction_register_agency_id_position", "agency_id", "position"),
    )


def downgrade() -> None:
    op.execute("DROP FUNCTION student_is_named_to_viewer(uuid)")
    for table in (
        "destruction_register",
        "placement_request_rosters",
        "student_consents",
        "student_keys",
        "students",
    ):
        op.drop_table(table)

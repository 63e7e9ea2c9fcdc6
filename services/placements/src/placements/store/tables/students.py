"""Students, their keys and consents, and who is named on which request.

Whatever tells who a student is lies in `sealed` under the student's own data key. The wrapped
keys lie in a table of their own, so that a backup can leave them out: without its row there,
nothing of a student can be read in any copy.
"""

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
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from placements.store.tables.metadata import metadata

students = Table(
    "students",
    metadata,
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
    Column("consent_warned_for", Date),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("destroyed_at", DateTime(timezone=True)),
    Column("version", Integer, nullable=False),
    Index("ix_students_agency_id_program_id_id", "agency_id", "program_id", "id"),
    Index(
        "ix_students_created_at",
        "created_at",
        postgresql_where=text("destroyed_at IS NULL"),
    ),
    Index(
        "ix_students_consent_expires_on",
        "consent_expires_on",
        postgresql_where=text("destroyed_at IS NULL AND consent_withdrawn_at IS NULL"),
    ),
)

student_keys = Table(
    "student_keys",
    metadata,
    Column("student_id", Uuid, primary_key=True),
    Column("agency_id", Uuid, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
)

student_consents = Table(
    "student_consents",
    metadata,
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

placement_request_rosters = Table(
    "placement_request_rosters",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("agency_id", Uuid, nullable=False),
    Column("student_ids", ARRAY(Uuid), nullable=False),
    Column("places", JSONB, nullable=False),
    Column("last_number", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_placement_request_rosters_student_ids", "student_ids", postgresql_using="gin"),
)

destruction_register = Table(
    "destruction_register",
    metadata,
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

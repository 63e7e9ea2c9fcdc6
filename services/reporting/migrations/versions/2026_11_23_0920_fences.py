"""Fences: both sides and the supervisors meet a request; names are for everybody."""

from alembic import op

from chassis.migrations import fence
from chassis.migrations.fences import EVERYBODY, of_people, own

revision = "2026_11_23_0920"
down_revision = "2026_11_23_0910"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE OR REPLACE FUNCTION longest_placement() RETURNS integer LANGUAGE sql STABLE "
        "SECURITY DEFINER SET search_path = public, pg_temp "
        "AS $$ SELECT coalesce(max(ends_on - starts_on), 0) FROM placement_requests $$"
    )
    fence(
        "placement_requests",
        own("placing_agency_id", "receiving_agency_id"),
        of_people("supervisor_ids"),
        write=[],
    )
    for named in ("agencies", "programs", "courses", "services", "sites", "destinations"):
        fence(named, EVERYBODY, write=[])

"""Fences: both sides and the supervisors meet a request; places are shown to all who place."""

from alembic import op

from chassis.migrations import fence
from chassis.migrations.fences import (
    ADMINISTRATORS,
    EVERYBODY,
    fence_ledger,
    of_people,
    own,
    through,
)

revision = "2026_11_23_1000"
down_revision = "2026_11_23_0950"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(  # it makes a sequence a year, which only the owner of the schema may
        "ALTER FUNCTION next_placement_request_number(integer) SECURITY DEFINER "
        "SET search_path = public, pg_temp"
    )
    for told in ("agencies", "people", "accounts", "role_assignments"):
        fence(told, EVERYBODY, write=[])
    fence("sites", EVERYBODY, write=[own("agency_id"), ADMINISTRATORS])
    for offered in ("services", "destinations", "programs", "courses"):
        fence(offered, EVERYBODY, write=[own("agency_id")])
    fence(
        "destination_services",
        EVERYBODY,
        write=[through("destinations", "destination_id", only=own("agency_id"))],
    )
    fence(
        "placement_requests",
        own("placing_agency_id", "receiving_agency_id"),
        of_people("supervisor_ids"),
    )
    fence("placement_request_history", through("placement_requests", "placement_request_id"))
    fence_ledger()

"""Fences: one's own inbox, the letters, mails and endpoints of one's agency; the rest is inner."""

from alembic import op

from chassis.migrations import fence
from chassis.migrations.fences import EVERYBODY, Door, of_agency, of_person, own, through

_ADDRESSED = Door(
    "EXISTS (SELECT FROM paper_deliveries AS letter WHERE letter.contact_person_id = people.id)"
)
"""The names on the letters that the viewer meets, whatever agency they work for."""

revision = "2026_11_23_1050"
down_revision = "2026_11_23_1040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for known in ("agencies", "sites", "services", "destinations", "programs"):
        fence(known, EVERYBODY, write=[])
    op.create_index(
        "ix_paper_deliveries_contact_person_id", "paper_deliveries", ["contact_person_id"]
    )
    fence("paper_deliveries", own("agency_id"))
    fence("people", own("agency_id"), of_person("id"), _ADDRESSED, write=[])
    fence("inbox_items", of_person("person_id"))
    fence("mail_deliveries", own("agency_id"), write=[])
    fence("webhook_endpoints", of_agency("agency_id"))
    fence("webhook_failures", through("webhook_endpoints", "endpoint_id"))
    fence("webhook_deliveries", of_agency("agency_id"))
    fence("webhook_attempts", through("webhook_deliveries", "delivery_id"))
    for inner in ("accounts", "role_assignments", "redirections", "named_supervisors"):
        fence(inner)
    for inner in ("heard_requests", "postponed_moves"):
        fence(inner)

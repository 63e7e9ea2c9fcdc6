"""Fences: staff, accounts and rights belong to an agency; signing in comes before any viewer."""

from chassis.migrations import fence
from chassis.migrations.fences import (
    ADMINISTRATORS,
    EVERYBODY,
    fence_ledger,
    of_account,
    of_person,
    on_errand,
    own,
    through,
)

_SIGNING_IN = on_errand("sign-in")
"""Nobody is anybody yet; the routes of the desk alone are on this errand."""


revision = "2026_11_23_1050"
down_revision = "2026_11_23_1040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    fence("agencies", EVERYBODY, write=[own("id")])
    fence("departments", own("agency_id"))
    fence("department_logos", own("agency_id"))
    fence("people", own("agency_id"), of_person("id"), _SIGNING_IN)
    fence("accounts", own("agency_id"), of_account("id"), _SIGNING_IN)
    fence("invitations", through("accounts", "account_id"), _SIGNING_IN)
    fence(
        "role_assignments",
        own("agency_id"),
        of_person("person_id"),
        through("people", "person_id"),
        _SIGNING_IN,
    )
    fence("sessions", of_account("account_id"), through("accounts", "account_id"), _SIGNING_IN)
    fence("refresh_tokens", through("sessions", "session_id"), _SIGNING_IN)
    fence("sign_in_attempts", through("accounts", "account_id"), _SIGNING_IN)
    _fence_credentials()
    fence_ledger()


def _fence_credentials() -> None:
    for own_business in ("email_changes", "mails", "responsibility_acceptances"):
        fence(own_business, own("agency_id"), of_account("account_id"), _SIGNING_IN)
    fence("resets_asked", _SIGNING_IN)
    fence("address_attempts", _SIGNING_IN)
    fence("responsibilities", EVERYBODY, write=[ADMINISTRATORS])

"""The audit log: every change of rights, accounts, sign-in settings and switches."""

from chassis.ledger import AUDIT
from chassis.ledger.routes import ledger_router
from identity.domain.access.rights import expect_may
from policy.permissions import Action

router = ledger_router(
    prefix="/audit-log",
    tag="audit log",
    book=AUDIT,
    expect_reader=lambda viewer: expect_may(viewer, Action.READ_AUDIT_LOG),
)

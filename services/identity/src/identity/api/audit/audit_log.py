"""The audit log: every change of rights, accounts, sign-in settings and switches."""

from chassis.ledger import AUDIT
from chassis.ledger.routes import ledger_router
from identity.domain.access.rights import expect_overseer

router = ledger_router(
    prefix="/audit-log", tag="audit log", book=AUDIT, expect_reader=expect_overseer
)

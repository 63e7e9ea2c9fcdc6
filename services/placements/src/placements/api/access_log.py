"""The access log: whom the school's students were shown to, and what for."""

from chassis.ledger import ACCESS
from chassis.ledger.routes import ledger_router
from placements.domain.students.rights import expect_overseer

router = ledger_router(
    prefix="/access-log", tag="access log", book=ACCESS, expect_reader=expect_overseer
)

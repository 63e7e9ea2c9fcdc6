"""`verify-ledger`: walks the chain of one service and says what it found."""

import argparse
import asyncio
from collections.abc import Sequence

from chassis.ledger.verifying import Anchor, Verdict, verify
from chassis.outgoing import Outgoing
from chassis.settings import ServiceSettings
from chassis.store import Database, Transaction


class LedgerBroken(SystemExit):
    """Ends the process with 1, and says which row is the first that is wrong."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--anchor",
        action="append",
        default=[],
        type=Anchor.read,
        metavar="POSITION:DIGEST",
        help="a head that was noted before, from the log or from an earlier verification",
    )


async def verdict_of(settings: ServiceSettings, anchors: Sequence[Anchor] = ()) -> Verdict:
    """Needs nothing of the service but where its database is."""
    database: Database[Transaction] = Database(
        settings, store=lambda transaction: transaction, outgoing=Outgoing(), source="verification"
    )
    await database.open()
    try:
        return await verify(database, anchors)
    finally:
        await database.close()


def verify_ledger(settings: ServiceSettings, anchors: Sequence[Anchor] = ()) -> str:
    """Answers what to print; raises LedgerBroken."""
    verdict = asyncio.run(verdict_of(settings, anchors))
    if verdict.broken is not None:
        raise LedgerBroken(f"The ledger is broken: {verdict.broken}")
    return said(verdict)


def said(verdict: Verdict) -> str:
    """What to keep in a safe place, so that even the whole chain cannot be written anew."""
    return f"{verdict.rows} rows are whole, {verdict.waiting} wait for their seal; {verdict.head}"

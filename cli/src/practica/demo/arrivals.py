"""What has to arrive elsewhere before the story counts as told."""

import asyncio
import io
import time
from collections.abc import Awaitable, Callable
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from practica.demo.people import Person
from practica.demo.webhook_receiver import WebhookReceiver

PATIENCE = 30.0


async def until(arrived: Callable[[], Awaitable[str | None]]) -> str | None:
    """Ask again until something arrived; None if it did not within half a minute."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = await arrived()
        if found is not None:
            return found
        await asyncio.sleep(0.1)
    return None


async def in_reporting(school: Person, reference: str) -> str | None:
    """The confirmed placement in all three formats."""
    path = "/api/reporting/confirmed-placements"
    rows = await school.get(path, limit=200)
    if not any(row["reference"] == reference for row in rows):
        return None
    table = (await school.raw(path, format="csv")).decode("utf-8-sig")
    book = ZipFile(io.BytesIO(await school.raw(path, format="xlsx")))
    if reference not in table or "xl/workbook.xml" not in book.namelist():
        return None
    row = next(row for row in rows if row["reference"] == reference)
    return f"{row['destination']}, {row['students']} students, {row['student_hours']} hours"


async def in_billing(school: Person, reference: str) -> str | None:
    lines = await _lines(school, reference)
    priced = [line for line in lines if line["amount_minor"] is not None]
    return _amounts(priced) if priced else None


async def voided_in_billing(school: Person, reference: str) -> str | None:
    lines = await _lines(school, reference)
    return _amounts(lines) if lines and all(line["state"] == "void" for line in lines) else None


async def _lines(school: Person, reference: str) -> list[dict[str, Any]]:
    lines = await school.get("/api/billing/invoice-lines", limit=200)
    return [line for line in lines if line["reference"] == reference]


def _amounts(lines: list[dict[str, Any]]) -> str:
    return "; ".join(
        f"{line['units']} × {line['basis']} = {(line['amount_minor'] or 0) / 100:.2f} "
        f"{line['currency'] or ''} ({line['state']})"
        for line in lines
    )


async def in_mail(folder: Path, address: str, reference: str) -> str | None:
    """The newest mail to the address that names the request."""
    return await asyncio.to_thread(_newest_mail, folder, address, reference)


def _newest_mail(folder: Path, address: str, reference: str) -> str | None:
    for file in sorted(folder.glob("*.eml"), reverse=True):
        mail = message_from_bytes(file.read_bytes(), policy=policy.default)
        if address in str(mail["To"]) and reference in str(mail["Subject"]):
            return f"to {address}: {mail['Subject']}"
    return None


async def in_inbox(person: Person, reference: str) -> str | None:
    items = await person.get("/api/notifications/inbox-items", limit=50)
    return next((item["title"] for item in items if item["reference"] == reference), None)


async def in_webhook(receiver: WebhookReceiver, reference: str, type_: str) -> str | None:
    for event in receiver.events:
        if event["type"] == type_ and event["data"]["reference"] == reference:
            return f"{event['type']}, signature verified"
    return None

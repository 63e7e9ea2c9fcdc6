"""A staff list of 15,000 rows: from its bytes to what it would do, and from there to the commit."""

import base64
import io
import time
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from uuid import UUID

from openpyxl import Workbook

from bench.figures import Figure, Goal, middle, spread
from bench.machine import Machine, Plan, tell
from bench.processes import ProgramFailed
from chassis.store import Database
from identity.app import create_database
from identity.commands.agencies.open_department import OpenDepartment, open_department
from identity.commands.agencies.register_agency import RegisterAgency, register_agency
from identity.commands.staff_upload.ask_to_apply import AskToApply, ask_to_apply
from identity.commands.staff_upload.begin_upload import BeginUpload, begin_upload
from identity.domain.access.rights import the_installation
from identity.domain.agencies.agency import AgencyFacts, AgencyKind
from identity.domain.agencies.department import DepartmentFacts
from identity.domain.staff_upload.upload import State
from identity.messaging.staff_uploads import carry_on_staff_uploads
from identity.settings import Settings
from identity.store.store import IdentityStore

_VIEWER = the_installation()
_ROWS = 15_000
_MOST_SECONDS = 60.0
_HEADERS = ["Prénom", "Nom", "Rôles", "Titre", "Courriel direct", "Téléphone au travail"]


async def measure(machine: Machine, plan: Plan) -> list[Figure]:
    """Each round is a new agency; the limit is the minute that people were promised."""
    settings = Settings(
        database_url=await machine.database("staff_upload", "identity"),
        key_encryption_key=base64.b64encode(bytes(32)).decode(),
    )
    database = create_database(settings)
    await database.open()
    try:
        rows = plan.size(_ROWS)
        book, text = _xlsx(rows), _csv(rows)
        return [
            await _measured(database, plan, f"{kind}, {rows} rows", content)
            for kind, content in (("XLSX", book), ("CSV", text))
        ]
    finally:
        await database.close()


async def _measured(
    database: Database[IdentityStore], plan: Plan, name: str, content: bytes
) -> Figure:
    checked: list[float] = []
    applied: list[float] = []
    again: list[float] = []
    computed = time.process_time()
    for number in range(plan.rounds):
        tell(f"uploading {name}, round {number + 1} of {plan.rounds}")
        department_id = await _department(database)
        upload_id, seconds = await _timed(
            database, partial(_begin, database, content, department_id)
        )
        checked.append(seconds)
        _, seconds = await _timed(database, partial(_apply, database, upload_id))
        applied.append(seconds)
        _, seconds = await _timed(database, partial(_begin, database, content, department_id))
        again.append(seconds)
    both = [one + other for one, other in zip(checked, applied, strict=True)]
    return Figure(
        name=f"upload staff: {name}",
        value=middle(both),
        limit=_MOST_SECONDS,
        limit_is="the minute within which it has to be done",
        goal=Goal(1, "at most"),
        unit="s",
        details={
            "CPU seconds a round": (time.process_time() - computed) / plan.rounds,
            "seconds to the dry run": middle(checked),
            "seconds to the commit": middle(applied),
            "seconds to find nothing to do": middle(again),
            **spread("value", both),
        },
    )


async def _timed(
    database: Database[IdentityStore], step: Callable[[], Awaitable[UUID]]
) -> tuple[UUID, float]:
    """A step that somebody takes, and the worker's part after it."""
    started_at = time.perf_counter()
    upload_id = await step()
    await carry_on_staff_uploads(database)
    seconds = time.perf_counter() - started_at
    async with database.transaction() as store:
        upload = await store.staff_uploads.get(upload_id, _VIEWER)
    if upload.state not in (State.CHECKED, State.APPLIED) or upload.refusal:
        raise ProgramFailed(f"{upload.state}: {upload.refusal}")
    return upload_id, seconds


async def _department(database: Database[IdentityStore]) -> UUID:
    async with database.transaction() as store:
        facts = AgencyFacts(
            kind=AgencyKind.RECEIVING,
            name_fr="Hôpital",
            name_en="Hospital",
            short_name="H",
            province="QC",
        )
        agency = await register_agency(RegisterAgency(viewer=_VIEWER, facts=facts), store)
    async with database.transaction() as store:
        names = DepartmentFacts(name_fr="Soins", name_en="Nursing")
        command = OpenDepartment(viewer=_VIEWER, agency_id=agency.id, facts=names)
        return (await open_department(command, store)).id


async def _begin(database: Database[IdentityStore], content: bytes, department_id: UUID) -> UUID:
    command = BeginUpload(
        viewer=_VIEWER, department_id=department_id, file_name="personnel", content=content
    )
    async with database.transaction() as store:
        return (await begin_upload(command, store)).id


async def _apply(database: Database[IdentityStore], upload_id: UUID) -> UUID:
    async with database.transaction() as store:
        return (await ask_to_apply(AskToApply(viewer=_VIEWER, id=upload_id), store)).id


def _rows(count: int) -> Iterator[list[str]]:
    yield _HEADERS
    for number in range(count):
        yield [
            f"Marie-Ève {number % 300}",
            f"Tremblay {number}",
            "superviseure / répondant du service",
            "Infirmière clinicienne",
            f"marie.tremblay{number}@hopital.example",
            f"819 555-{number % 10_000:04}",
        ]


def _xlsx(count: int) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in _rows(count):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _csv(count: int) -> bytes:
    return "\r\n".join(";".join(row) for row in _rows(count)).encode()

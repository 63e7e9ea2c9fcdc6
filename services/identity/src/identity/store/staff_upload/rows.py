"""What was read of a file, packed for keeping, and what was found in each row."""

import json
import zlib
from collections.abc import Sequence
from uuid import UUID

from identity.domain.staff_upload.columns import Column
from identity.domain.staff_upload.planned import Planned
from identity.domain.staff_upload.sheet import SheetRow

_QUICK = 1


def packed(rows: Sequence[SheetRow]) -> bytes:
    plain = [[row.number, row.cells, row.beyond] for row in rows]
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode(), _QUICK)


def unpacked(content: bytes) -> list[SheetRow]:
    return [
        SheetRow(number, {Column(name): cell for name, cell in cells.items()}, beyond)
        for number, cells, beyond in json.loads(zlib.decompress(content))
    ]


def finding(upload_id: UUID, planned: Planned) -> dict[str, object]:
    return {
        "upload_id": upload_id,
        "row_number": planned.row,
        "outcome": planned.outcome.value,
        "name": planned.name,
        "changes": list(planned.changes),
        "column_name": planned.column.value if planned.column else None,
        "reason": planned.reason,
        "reason_facts": dict(planned.reason_facts),
    }

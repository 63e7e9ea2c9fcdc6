"""A book of the ledger as lines of a file."""

import json
from collections.abc import AsyncIterator
from typing import Final

from chassis.ledger.reading import LedgerRow
from chassis.problems import LanguageCode

TITLES: Final[dict[LanguageCode, list[str]]] = {
    "fr": [
        *("Moment (UTC)", "Action", "Par (personne)", "Rôle", "Organisme de la personne"),
        *("Organisme", "Objet", "Personnes visées", "Détails", "Corrélation", "Rang"),
    ],
    "en": [
        *("Moment (UTC)", "Action", "By (person)", "Role", "Agency of the person"),
        *("Agency", "Subject", "About", "Details", "Correlation", "Position"),
    ],
}


async def lines_of(rows: AsyncIterator[LedgerRow]) -> AsyncIterator[list[str]]:
    async for row in rows:
        yield [
            f"{row.recorded_at:%Y-%m-%d %H:%M:%S}",
            row.what,
            _text(row.actor_person_id),
            _text(row.actor_role),
            _text(row.actor_agency_id),
            _text(row.agency_id),
            _text(row.subject_id),
            " ".join(map(str, row.concerns)),
            json.dumps(row.facts, ensure_ascii=False, sort_keys=True),
            str(row.correlation_id),
            _text(row.position),
        ]


def _text(value: object) -> str:
    return "" if value is None else str(value)

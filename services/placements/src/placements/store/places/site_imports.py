"""Many sites at once: COPY into a temporary table, then one statement that adds and changes.

A site keeps what its source said last. A field is taken over only where the source itself says
something new, so that a correction made by hand outlives every repetition of the import.
"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from chassis.ids import new_id
from chassis.store import Row, Transaction
from contracts.placements import SiteRecorded
from placements.domain.facilities.comparison import Comparison
from placements.domain.facilities.facility import Facility
from placements.domain.places.search import search_key

_PREFIX = "odhf"
_TELL_EVERY = 500
_STAGED = "staged_sites"
_FIELDS = (
    "name",
    "facility_type",
    "street",
    "city",
    "province",
    "postal_code",
    "latitude",
    "longitude",
)
_KEYS = {"search_key": "name", "city_key": "city"}
_COLUMNS = ["id", "source_id", "agency_id", *_FIELDS, *_KEYS, "source", "active", "version"]


def _taken(column: str, field: str) -> str:
    return (
        f"{column} = CASE WHEN sites.source -> '{field}' IS DISTINCT FROM"
        f" excluded.source -> '{field}' THEN excluded.{column} ELSE sites.{column} END"
    )


_LISTED = ", ".join(_COLUMNS)
_CREATE = f"""
CREATE TEMPORARY TABLE {_STAGED} ON COMMIT DROP AS SELECT {_LISTED} FROM sites WITH NO DATA
"""  # noqa: S608 - names of our own columns
_COMPARE = f"""
SELECT count(*) FILTER (WHERE known.id IS NULL) AS added,
       count(*) FILTER (WHERE known.source <> staged.source) AS changed,
       count(*) FILTER (WHERE known.source = staged.source) AS unchanged,
       (SELECT count(*) FROM sites WHERE source_id LIKE '{_PREFIX}:%'
           AND source_id NOT IN (SELECT source_id FROM {_STAGED})) AS absent
FROM {_STAGED} AS staged LEFT JOIN sites AS known USING (source_id)
"""  # noqa: S608 - names of our own tables
_TAKE_OVER = f"""
INSERT INTO sites ({_LISTED}) SELECT {_LISTED} FROM {_STAGED} ORDER BY id
ON CONFLICT (source_id) DO UPDATE SET
    {", ".join(_taken(field, field) for field in _FIELDS)},
    {", ".join(_taken(key, field) for key, field in _KEYS.items())},
    source = excluded.source, version = sites.version + 1
WHERE sites.source IS DISTINCT FROM excluded.source
RETURNING id, agency_id, name, city, province, active, version
"""  # noqa: S608 - names of our own columns


class StoredSiteImports:
    """One import a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def stage(
        self, facilities: Sequence[Facility], agencies: Mapping[str, UUID]
    ) -> Comparison:
        """Lay the facilities beside the sites; nothing of the sites changes."""
        raw = self._transaction.raw
        await self._transaction.run(_CREATE)
        records = (_record(one, agencies.get(one.source_id)) for one in facilities)
        await self._transaction.copy_records(_STAGED, _COLUMNS, records)
        row = await raw.fetchrow(_COMPARE)
        return Comparison(row["added"], row["changed"], row["unchanged"], row["absent"])

    async def take_over(self, progress: Callable[[int, int], None]) -> None:
        """Add what is new, change what the source changed, and tell the world of each."""
        rows = await self._transaction.raw.fetch(_TAKE_OVER)
        for count, row in enumerate(rows, start=1):
            self._transaction.publish(_told(row), sequence=row["version"])
            if count % _TELL_EVERY == 0:
                progress(count, len(rows))
        progress(len(rows), len(rows))


def _told(row: Row) -> SiteRecorded:
    return SiteRecorded(
        site_id=row["id"],
        agency_id=row["agency_id"],
        name=row["name"],
        city=row["city"],
        province=row["province"],
        active=row["active"],
    )


def _record(facility: Facility, agency_id: UUID | None) -> tuple[object, ...]:
    latitude, longitude = facility.position or (None, None)
    values: dict[str, object] = {
        "name": facility.name,
        "facility_type": facility.facility_type,
        "street": str(facility.street) or None,
        "city": facility.city,
        "province": facility.province,
        "postal_code": facility.postal_code,
        "latitude": latitude,
        "longitude": longitude,
    }
    source = {
        **values,
        "source_type": facility.source_type,
        "provider": facility.provider,
        "subdivision": facility.subdivision,
        "subdivision_id": facility.subdivision_id,
    }
    keys = (search_key(facility.name), search_key(facility.city) if facility.city else None)
    source_id = f"{_PREFIX}:{facility.source_id}"
    return (new_id(), source_id, agency_id, *values.values(), *keys, source, True, 1)

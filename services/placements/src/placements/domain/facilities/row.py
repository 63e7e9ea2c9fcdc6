"""One row of the file: repaired to a facility, or refused, with every reason."""

import re

from placements.domain.facilities.addresses import mended_street
from placements.domain.facilities.cities import city_of_subdivision, written_city
from placements.domain.facilities.facility import SOURCE_NAMES, Facility, FacilityType
from placements.domain.facilities.findings import Finding, Kind
from placements.domain.facilities.names import written_name
from placements.domain.facilities.positions import Position, read_position
from placements.domain.facilities.postal_codes import belongs_to, written_postal_code
from placements.domain.facilities.provinces import BY_CENSUS_CODE, PROVINCES
from placements.domain.facilities.streets import Street
from placements.domain.facilities.table import Row
from placements.domain.facilities.text import clean, plain, settled, trimmed, unspoilt

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_LONGEST_NAME = 200
_CUT_AFTER = 140
_TYPES = {plain(name): kind for kind, name in SOURCE_NAMES.items()}


class RowReader:
    """Reads one row; `findings` tells what it repaired, missed or refused."""

    def __init__(self, line: int, row: Row) -> None:
        self.line = line
        self.row = row
        self.source_id = trimmed(row["index"])
        self.findings: list[Finding] = []

    def read(self) -> Facility | None:
        """The facility, or None if the row is refused."""
        province = self._province()
        name = self._name()
        if self._refused(province, name):
            return None
        city = self._city()
        return Facility(
            line=self.line,
            source_id=self.source_id,
            name=name,
            province=province,
            facility_type=self._facility_type(),
            source_type=clean(self.row["source_facility_type"]),
            provider=clean(self.row["provider"]),
            street=self._street(),
            postal_code=self._postal_code(province),
            city=city,
            position=self._position(province),
            subdivision=clean(self.row["CSDname"]),
            subdivision_id=trimmed(self.row["CSDuid"]).removesuffix(".0"),
        )

    def _refused(self, province: str, name: str) -> bool:
        reason = ""
        if not self.source_id:
            reason, before = "identifier-missing", ""
        elif not _IDENTIFIER.fullmatch(self.source_id):
            reason, before = "identifier-unusable", self.source_id
        elif not any(letter.isalnum() for letter in name):
            reason, before = "name-missing", self.row["facility_name"]
        elif len(name) > _LONGEST_NAME:
            reason, before = "name-too-long", name
        elif not province:
            reason, before = "province-unknown", self.row["province"]
        if reason:
            field = reason.partition("-")[0]
            self.findings = [self._finding(Kind.REFUSED, field, reason, before[:300])]
        return bool(reason)

    def _finding(
        self, kind: Kind, field: str, reason: str, before: str = "", after: str = ""
    ) -> Finding:
        return Finding(self.line, self.source_id, kind, field, reason, before, after)

    def _repaired(self, field: str, reason: str, before: str, after: str) -> None:
        if before != after:
            self.findings.append(self._finding(Kind.REPAIRED, field, reason, before, after))

    def _missing(self, field: str) -> None:
        self.findings.append(self._finding(Kind.INCOMPLETE, field, f"{field}-missing"))

    def _clean(self, field: str, column: str) -> str:
        raw = self.row[column]
        cleaned = clean(raw)
        if cleaned != raw:
            reason = "letters-garbled" if unspoilt(raw) != raw else "stray-characters"
            spaces = trimmed(raw) == cleaned
            self._repaired(field, "extra-spaces" if spaces else reason, raw, cleaned)
        return cleaned

    def _province(self) -> str:
        given = clean(self.row["province"])
        province = given.upper()
        if province in PROVINCES:
            self._repaired("province", "province-capitals", given, province)
            return province
        by_code = BY_CENSUS_CODE.get(trimmed(self.row["Pruid"]).removesuffix(".0"), "")
        if by_code:
            self._repaired("province", "province-by-census-code", given, by_code)
        return by_code

    def _name(self) -> str:
        cleaned = self._clean("name", "facility_name")
        full = self._completed(cleaned)
        self._repaired("name", "name-completed", cleaned, full)
        name = settled(lambda text: clean(written_name(text)), full)
        same_letters = name.casefold() == full.casefold()
        self._repaired("name", "name-capitals" if same_letters else "name-accents", full, name)
        return name

    def _completed(self, name: str) -> str:
        """The source cuts long names; a city at the end can be finished."""
        city = clean(self.row["city"])
        if len(name) < _CUT_AFTER or not city:
            return name
        last = name.rpartition(" ")[2]
        cut = len(last) >= 5 and plain(city).startswith(plain(last)) and len(last) < len(city)
        return name + city[len(last) :].upper() if cut else name

    def _facility_type(self) -> FacilityType | None:
        given = self._clean("facility_type", "odhf_facility_type")
        kind = _TYPES.get(plain(given))
        if kind is None and given:
            self._repaired("facility_type", "facility-type-unknown", given, "")
        elif kind is None:
            self._missing("facility_type")
        else:
            self._repaired("facility_type", "facility-type-capitals", given, SOURCE_NAMES[kind])
        return kind

    def _city(self) -> str | None:
        given = self._clean("city", "city")
        subdivision = clean(self.row["CSDname"])
        city = settled(lambda text: clean(written_city(text, subdivision)), given)
        same = city.casefold() == given.casefold()
        self._repaired("city", "city-capitals" if same else "city-spelling", given, city)
        if not city:
            around = city_of_subdivision(subdivision)
            city = settled(lambda text: clean(written_city(text, subdivision)), around)
            self._repaired("city", "city-by-subdivision", "", city)
        if not city:
            self._missing("city")
        return city or None

    def _street(self) -> Street:
        columns = ("unit", "street_no", "street_name")
        current = Street(*(self._clean("street", column) for column in columns))
        for reason, after in mended_street(current):
            self._repaired("street", reason, " | ".join(current), " | ".join(after))
            current = after
        if not current.name:
            self._missing("street")
        return current

    def _postal_code(self, province: str) -> str | None:
        given = self.row["postal_code"]
        if not given.strip():
            self._missing("postal_code")
            return None
        code = written_postal_code(given)
        if code is None:
            self._repaired("postal_code", "postal-code-unusable", given, "")
        elif not belongs_to(code, province):
            self._repaired("postal_code", "postal-code-of-another-province", given, "")
            return None
        else:
            self._repaired("postal_code", "postal-code-form", given, code)
        return code

    def _position(self, province: str) -> Position | None:
        latitude, longitude = self.row["latitude"].strip(), self.row["longitude"].strip()
        if not (latitude or longitude):
            self._missing("coordinates")
            return None
        position, reason = read_position(latitude, longitude, province)
        if reason:
            after = f"{position.latitude}, {position.longitude}" if position else ""
            self._repaired("coordinates", reason, f"{latitude}, {longitude}", after)
        return position

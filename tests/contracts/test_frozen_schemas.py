"""A published version of an event may gain optional fields, and change in no other way."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from chassis.viewer import Role
from contracts.billing import InvoiceLineRecorded
from contracts.identity import RoleAssignmentRecorded
from tools.freeze_contracts import outdated, refusals
from tools.language.frozen import as_text, broken_promises, schema_of

ROOT = Path(__file__).resolve().parents[2]
Schema = dict[str, Any]


@pytest.fixture
def frozen() -> Schema:
    return schema_of(InvoiceLineRecorded)


def test_the_code_keeps_every_frozen_promise() -> None:
    assert list(refusals(ROOT)) == []


def test_the_frozen_files_are_fresh() -> None:
    assert [path.name for path in outdated(ROOT)] == []


def test_an_optional_field_may_be_added(frozen: Schema) -> None:
    current = deepcopy(frozen)
    current["properties"]["memo"] = {"type": "string", "default": ""}

    assert list(broken_promises(frozen, current)) == []


def test_a_description_may_be_reworded(frozen: Schema) -> None:
    current = deepcopy(frozen)
    current["properties"]["units"]["description"] = "What the rate is multiplied by."

    assert list(broken_promises(frozen, current)) == []


def remove(schema: Schema) -> None:
    del schema["properties"]["units"]
    schema["required"].remove("units")


def rename(schema: Schema) -> None:
    schema["properties"]["quantity"] = schema["properties"].pop("basis")


def retype(schema: Schema) -> None:
    schema["properties"]["currency"]["type"] = "integer"


def add_a_value(schema: Schema) -> None:
    schema["properties"]["state"]["enum"].append("written_off")


def open_and_add(schema: Schema) -> None:
    schema["properties"]["state"]["x-open"] = True
    schema["properties"]["state"]["enum"] += ["unknown", "written_off"]


def require_a_new_field(schema: Schema) -> None:
    schema["properties"]["memo"] = {"type": "string"}
    schema["required"].append("memo")


def require_an_optional_field(schema: Schema) -> None:
    schema["required"].append("basis")


def make_optional(schema: Schema) -> None:
    schema["required"].remove("units")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (remove, "units is gone"),
        (rename, "basis is gone"),
        (retype, "currency changed from"),
        (add_a_value, "state changed from"),
        (open_and_add, "state changed from"),
        (require_a_new_field, "memo is required now"),
        (require_an_optional_field, "basis is required now"),
        (make_optional, "units may be missing now"),
    ],
)
def test_any_other_change_is_refused(frozen: Schema, change: Any, refusal: str) -> None:
    current = deepcopy(frozen)
    change(current)

    broken = list(broken_promises(frozen, current))

    assert len(broken) == 1
    assert broken[0].startswith(refusal)


def opened(schema: Schema) -> Schema:
    current = deepcopy(schema)
    current["properties"]["state"]["x-open"] = True
    current["properties"]["state"]["enum"].append("unknown")
    return current


def test_a_closed_enum_may_be_opened_and_an_open_one_may_grow(frozen: Schema) -> None:
    grown = opened(frozen)
    grown["properties"]["state"]["enum"].append("written_off")

    assert list(broken_promises(frozen, opened(frozen))) == []
    assert list(broken_promises(opened(frozen), grown)) == []


def test_an_open_enum_loses_no_member_and_is_not_closed_again(frozen: Schema) -> None:
    smaller = opened(frozen)
    smaller["properties"]["state"]["enum"].remove("unknown")

    assert len(list(broken_promises(opened(frozen), smaller))) == 1
    assert len(list(broken_promises(opened(frozen), frozen))) == 1


def test_a_reader_passes_over_a_role_that_it_does_not_know() -> None:
    told = {
        "role_assignment_id": "0193a5c0-0000-7000-8000-000000000016",
        "person_id": "0193a5c0-0000-7000-8000-000000000011",
        "agency_id": "0193a5c0-0000-7000-8000-000000000001",
        "role": "astronaut",
        "level": "regular",
    }

    assert RoleAssignmentRecorded.model_validate(told).role == "unknown"


@pytest.mark.parametrize("role", Role)
def test_every_role_may_be_published(role: Role) -> None:
    schema = schema_of(RoleAssignmentRecorded)

    assert role.value in schema["properties"]["role"]["enum"]


def test_a_planted_promise_that_the_code_breaks_is_found(tmp_path: Path, frozen: Schema) -> None:
    frozen["properties"]["discount"] = {"type": "integer"}
    folder = tmp_path / "libs/contracts/schemas"
    folder.mkdir(parents=True)
    (folder / "billing.invoice_line_recorded.v1.json").write_text(as_text(frozen))
    (folder / "billing.forgotten.v1.json").write_text(json.dumps({}))

    assert list(refusals(tmp_path)) == [
        "billing.forgotten.v1: the event is gone from the catalogue",
        "billing.invoice_line_recorded.v1: discount is gone",
    ]

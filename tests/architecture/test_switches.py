"""A feature switch is named by the catalogue's member, and every one of them is asked for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy.switches import CATALOGUE, FeatureSwitch

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE_ITSELF = "libs/policy/src/policy/switches/"
MEMBERS = {switch.name for switch in FeatureSwitch}
TEXTS = {switch.value for switch in FeatureSwitch}


def sources(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    for folder in ("libs", "services", "cli"):
        for path in sorted((root / folder).glob("**/src/**/*.py")):
            name = path.relative_to(root).as_posix()
            if not name.startswith(CATALOGUE_ITSELF):
                yield name, path.read_text(encoding="utf-8")


def named_in(source: str) -> set[str]:
    """The members of the catalogue that the code names."""
    return set(re.findall(r"\bFeatureSwitch\.([A-Z][A-Z_]*)\b", source))


def spelled_out_in(source: str) -> set[str]:
    """Switches named by their text, which nobody would find when one is renamed."""
    strings = (
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return TEXTS & set(strings)


def test_every_switch_is_in_the_catalogue() -> None:
    assert set(CATALOGUE) == set(FeatureSwitch)


def test_no_code_names_a_switch_that_the_catalogue_does_not_know() -> None:
    unknown = {
        (name, member) for name, source in sources() for member in named_in(source) - MEMBERS
    }
    assert unknown == set()


@pytest.mark.parametrize("switch", FeatureSwitch)
def test_every_switch_of_the_catalogue_is_asked_for(switch: FeatureSwitch) -> None:
    assert any(switch.name in named_in(source) for _, source in sources()), (
        f"no code asks for {switch}: take it out of the catalogue"
    )


def test_no_code_spells_a_switch_out() -> None:
    assert {name: found for name, source in sources() if (found := spelled_out_in(source))} == {}


def test_an_unknown_and_a_spelled_out_name_would_be_found() -> None:
    assert named_in("on = is_on(FeatureSwitch.COLOUR, [])") - MEMBERS == {"COLOUR"}
    assert spelled_out_in("x = 'cancellation_mails'") == {"cancellation_mails"}

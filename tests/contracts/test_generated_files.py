"""What is generated is committed, and as fresh as the code."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tools import events, openapi
from tools.written import settle

Files = dict[Path, str]


@pytest.mark.parametrize("files", [events.files, openapi.files], ids=["events", "openapi"])
def test_the_generated_files_are_fresh(
    files: Callable[[], Files], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).resolve().parents[2])

    assert settle(files(), check=True) == 0


def test_a_stale_file_is_named_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / "events.md"
    stale.write_text("old")

    assert settle({stale: "new"}, check=True) == 1
    assert f"outdated: {stale}" in capsys.readouterr().out
    assert stale.read_text() == "old"


def test_writing_makes_a_stale_file_fresh(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "events.md"

    assert settle({page: "new"}, check=False) == 0
    assert settle({page: "new"}, check=True) == 0

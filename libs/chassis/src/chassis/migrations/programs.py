"""Migrating and checking a service's database by the name of its package."""

import importlib.util
import io
import threading
from pathlib import Path

from alembic import command
from alembic.config import Config

from chassis.migrations.environment import URL_ATTRIBUTE

# Alembic keeps the running environment in a global, so two services cannot migrate at once.
_one_at_a_time = threading.Lock()


class MigrationsNotFound(LookupError):
    """There is no folder of migrations where it was looked for."""


def upgrade(database_url: str, package: str, *, folder: Path | None = None) -> None:
    """Brings the database of a service to its newest form; safe to repeat and to run in replicas.

    `package` is the service's name, such as `billing`; `folder` is needed only where its migrations
    lie neither in the package nor beside its source. Waits; from a coroutine use a thread.
    Raises MigrationsNotFound; a migration that fails leaves the ones before it done.
    """
    with _one_at_a_time:
        command.upgrade(_config(database_url, package, folder), "head")


def check(database_url: str, package: str, *, folder: Path | None = None) -> None:
    """Raises alembic.util.CommandError if the code's tables differ from the database's."""
    with _one_at_a_time:
        command.check(_config(database_url, package, folder))


def migrations_of(package: str, folder: Path | None = None) -> Path:
    """`folder` if given, else inside the installed package, else `migrations/` in its project."""
    spec = importlib.util.find_spec(package)
    places = [folder] if folder is not None else []
    if not places and spec is not None and spec.origin is not None:
        inside = Path(spec.origin).resolve().parent
        places = [inside / "migrations", inside.parent.parent / "migrations"]
    for place in places:
        if (place / "env.py").is_file():
            return place
    looked = ", ".join(map(str, places)) or f"no package is called {package}"
    raise MigrationsNotFound(f"No migrations of {package} ({looked})")


def _config(database_url: str, package: str, folder: Path | None) -> Config:
    config = Config(stdout=io.StringIO())  # alembic would print what it found
    config.set_main_option("script_location", _escaped(migrations_of(package, folder)))
    config.set_main_option("path_separator", "os")
    config.attributes[URL_ATTRIBUTE] = database_url
    return config


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
